package org.consilium.app.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.association.AssociationRejected;
import org.consilium.dimse.association.Timeouts;
import org.consilium.kernel.AeTitle;

/** Sends to a node without changing a byte. */
final class Senders {

    static final int OUT_OF_RESOURCES = 0xA700;
    static final String AE_TITLE = "SENDER";

    private Senders() {}

    /** An association from this machine under the title of no configured peer. */
    static Association connect(Node node) throws IOException {
        var destination = new Destination(
                "127.0.0.1", node.dicomPort(), new AeTitle("CONSILIUM"), new AeTitle(AE_TITLE), Timeouts.DEFAULT);
        return DimseClient.connect(destination, SmallImage.CONTEXTS);
    }

    /** The status the node answers to one image; out of resources also when it asks to come back before that. */
    static int store(Node node, SmallImage image) {
        try (var association = connect(node)) {
            return association.store(image.item()).code();
        } catch (AssociationRejected e) {
            if (e.isTransient()) {
                return OUT_OF_RESOURCES;
            }
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

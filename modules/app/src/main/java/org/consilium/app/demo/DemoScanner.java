package org.consilium.app.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.app.demo.material.GeneratedImage;
import org.consilium.dicom.Tag;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.dicom.io.DataSetWriter;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.StoreItem;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.association.Timeouts;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.AeTitle;

/** Sends generated images to the node's own DICOM port by C-STORE, as a scanner of the regional hospital would. */
final class DemoScanner {

    private static final List<ContextProposal> CONTEXTS = List.of(
            ContextProposal.of(Uids.CTImageStorage, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN),
            ContextProposal.of(Uids.VLWholeSlideMicroscopyImageStorage, TransferSyntax.JPEG_BASELINE));

    private final Destination node;

    DemoScanner(AeTitle node, int port) {
        this.node = new Destination("127.0.0.1", port, node, DemoNetwork.SCANNER, Timeouts.DEFAULT);
    }

    /** Generates all images on every processor there is, then sends them over one association. */
    void send(Stream<GeneratedImage> images) throws IOException {
        var generated = images.toList();
        try (var association = DimseClient.connect(node, CONTEXTS)) {
            for (var image : generated) {
                send(association, image);
            }
        }
    }

    private static void send(Association association, GeneratedImage image) throws IOException {
        byte[] bytes = DataSetWriter.toByteArray(image.dataSet(), image.transferSyntax());
        var item = new StoreItem(
                image.dataSet().uid(Tag.SOPClassUID).orElseThrow().value(),
                image.dataSet().uid(Tag.SOPInstanceUID).orElseThrow().value(),
                image.transferSyntax(),
                bytes.length,
                new ByteArrayInputStream(bytes));
        var status = association.store(item);
        if (!status.equals(DimseStatus.SUCCESS)) {
            throw new IOException("The node answered " + status + " to a generated image");
        }
    }
}

package org.consilium.dimse.message;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.consilium.dimse.association.AssociationEnded;
import org.consilium.dimse.association.Indication;
import org.consilium.dimse.association.NegotiatedAssociation;
import org.consilium.dimse.association.UpperLayer;
import org.consilium.dimse.pdu.PDataTf;
import org.consilium.dimse.pdu.PresentationDataValue;

/** The fragments of an association one after another, across P-DATA-TF PDUs. */
final class Fragments {

    /** Fragments without a byte in one message: some implementations end with one, nobody needs many. */
    private static final int EMPTY_FRAGMENTS_MAX = 64;

    private final UpperLayer layer;
    private final NegotiatedAssociation association;
    private Optional<PresentationDataValue> current = Optional.empty();
    private int emptyFragments;

    Fragments(NegotiatedAssociation association) {
        this.association = association;
        this.layer = association.upperLayer();
    }

    /** The first fragment of a message, or nothing when the peer has released the association. */
    Optional<PresentationDataValue> first(LongSupplier until) throws IOException {
        emptyFragments = 0;
        Optional<PresentationDataValue> more = current.flatMap(PresentationDataValue::next);
        if (more.isPresent()) {
            return keep(more);
        }
        current = Optional.empty();
        return received(layer.receive(until), () -> layer.receive(until));
    }

    /** A further fragment of a message under way. */
    PresentationDataValue next() throws IOException {
        Optional<PresentationDataValue> more = current.flatMap(PresentationDataValue::next);
        Optional<PresentationDataValue> next = more.isPresent() ? keep(more) : receive();
        return next.orElseThrow(() -> new AssociationEnded("The peer released the association within a message"));
    }

    /** Aborts because of what the peer sent. */
    AssociationEnded refuse(String why) {
        layer.abort();
        return new AssociationEnded(why);
    }

    private Optional<PresentationDataValue> receive() throws IOException {
        current = Optional.empty();
        Duration within = association.timeouts().message();
        return received(layer.receive(within), () -> layer.receive(within));
    }

    private Optional<PresentationDataValue> received(Indication first, Receiving further) throws IOException {
        Indication indication = first;
        while (true) {
            switch (indication) {
                case Indication.Data(PDataTf pdu) -> {
                    return keep(pdu.first());
                }
                case Indication.Aborted(var _, String cause) -> throw new AssociationEnded(cause);
                case Indication.Nothing _ -> throw new AssociationEnded("The association has ended");
                default -> {
                    if (layer.concludeRelease(indication)) {
                        return Optional.empty();
                    }
                }
            }
            indication = further.receive();
        }
    }

    private interface Receiving {
        Indication receive() throws IOException;
    }

    private Optional<PresentationDataValue> keep(Optional<PresentationDataValue> fragment) throws AssociationEnded {
        current = fragment;
        if (fragment.isPresent() && fragment.get().length() == 0 && ++emptyFragments > EMPTY_FRAGMENTS_MAX) {
            throw refuse("More than " + EMPTY_FRAGMENTS_MAX + " empty fragments in a message");
        }
        return fragment;
    }
}

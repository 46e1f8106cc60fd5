package org.consilium.exchange.send;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.archive.StoredInstance;
import org.consilium.archive.convert.Converted;
import org.consilium.archive.convert.Encodings;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.Association;
import org.consilium.dimse.Destination;
import org.consilium.dimse.DimseClient;
import org.consilium.dimse.StoreItem;
import org.consilium.dimse.association.ContextProposal;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** The one association to a destination: opened when it is needed, kept as long as its presentation contexts suffice. */
final class Line implements AutoCloseable {

    private final Destination destination;
    private final Encodings encodings;
    private Set<ContextProposal> proposed = Set.of();
    private Optional<Association> association = Optional.empty();

    Line(Destination destination, Encodings encodings) {
        this.destination = destination;
        this.encodings = encodings;
    }

    /** Whether the contexts fit one association beside those of others. */
    static boolean fit(Set<ContextProposal> others, Collection<ContextProposal> more) {
        Set<ContextProposal> all = new LinkedHashSet<>(others);
        all.addAll(more);
        return all.size() <= AssociateRq.PRESENTATION_CONTEXTS_MAX;
    }

    /** One context for each encoding, so that the receiver cannot choose for us. */
    List<ContextProposal> proposals(StoredInstance instance) {
        return encodings.of(instance.transferSyntax()).stream()
                .map(syntax -> ContextProposal.of(instance.record().sopClass(), syntax))
                .toList();
    }

    /** Connects anew unless there is an association on which all of this was proposed. */
    void open(Set<ContextProposal> needed) throws IOException {
        if (association.filter(Association::isEstablished).isPresent() && proposed.containsAll(needed)) {
            return;
        }
        close();
        association = Optional.of(DimseClient.connect(destination, List.copyOf(needed)));
        proposed = Set.copyOf(needed);
    }

    /**
     * Sends one instance.
     *
     * <p>Errors: TRANSFER_SYNTAX_NOT_SUPPORTED when the destination accepted none of the encodings it can be sent in; the
     * association stays open.
     */
    DimseStatus store(StoredInstance instance) throws IOException {
        Association open = association.orElseThrow();
        String sopClass = instance.record().sopClass();
        List<TransferSyntax> accepted = open.accepted(sopClass);
        TransferSyntax syntax = encodings.of(instance.transferSyntax()).stream()
                .filter(accepted::contains)
                .findFirst()
                .orElseThrow(() -> new Rejected(
                        Reason.TRANSFER_SYNTAX_NOT_SUPPORTED,
                        "the destination does not take " + sopClass + " in "
                                + instance.transferSyntax().uid()));
        try (Converted converted = Converted.of(instance, syntax, encodings)) {
            return open.store(new StoreItem(
                    sopClass, instance.record().uid().value(), syntax, converted.length(), converted.dataSet()));
        }
    }

    @Override
    public void close() {
        association.ifPresent(Association::close);
        association = Optional.empty();
    }
}

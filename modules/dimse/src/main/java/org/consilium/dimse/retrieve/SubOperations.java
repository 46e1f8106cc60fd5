package org.consilium.dimse.retrieve;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.consilium.dimse.association.NegotiatedContext;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.MoveOriginator;
import org.consilium.dimse.service.ProtocolMachine;
import org.consilium.dimse.service.StorageUser;

/** C-STORE sub-operations over one association. */
final class SubOperations {

    private static final Logger LOG = System.getLogger(SubOperations.class.getName());

    private final ProtocolMachine machine;
    private final Optional<MoveOriginator> originator;

    SubOperations(ProtocolMachine machine, Optional<MoveOriginator> originator) {
        this.machine = machine;
        this.originator = originator;
    }

    /** Sends one instance; whatever keeps it from being sent is a status, as long as the association stands. */
    DimseStatus store(RetrieveItem item) throws IOException {
        Optional<NegotiatedContext> context = choose(item);
        if (context.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "{0} takes {1} in none of the transfer syntaxes it can be given in",
                    machine.peer(),
                    item.sopClassUid());
            return DimseStatus.SOP_CLASS_NOT_SUPPORTED;
        }
        try (Payload payload = item.open(context.get().transferSyntax())) {
            return new StorageUser(machine)
                    .store(context.get(), item.sopInstanceUid(), payload.dataSet(), payload.length(), originator);
        } catch (Exception e) {
            // The edge of the application's items: one that cannot be read must not keep the others from being sent.
            LOG.log(
                    Level.WARNING,
                    "An instance could not be sent to {0}: {1}",
                    machine.peer(),
                    e.getClass().getName());
            return DimseStatus.PROCESSING_FAILURE;
        }
    }

    private Optional<NegotiatedContext> choose(RetrieveItem item) {
        List<NegotiatedContext> accepted = machine.contexts(item.sopClassUid()).stream()
                .filter(context -> context.roles().scu())
                .toList();
        return item.transferSyntaxes().stream()
                .flatMap(syntax -> accepted.stream()
                        .filter(context -> context.transferSyntax().equals(syntax)))
                .findFirst();
    }
}

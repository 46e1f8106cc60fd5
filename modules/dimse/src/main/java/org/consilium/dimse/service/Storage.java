package org.consilium.dimse.service;

import java.io.IOException;
import java.util.Optional;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;

/** Storage service class as provider: C-STORE (PS3.4 annex B). */
public final class Storage implements ServiceClass {

    private final DimseService<StoreRequest> store;

    public Storage(DimseService<StoreRequest> store) {
        this.store = store;
    }

    @Override
    public boolean perform(Exchange exchange) throws IOException {
        if (exchange.request().command().field() != CommandField.C_STORE_RQ) {
            return false;
        }
        exchange.respond(statusOf(exchange));
        return true;
    }

    private DimseStatus statusOf(Exchange exchange) throws IOException {
        CommandSet command = exchange.request().command();
        String sopClass = command.text(CommandElement.AFFECTED_SOP_CLASS_UID).orElse("");
        String sopInstance =
                command.text(CommandElement.AFFECTED_SOP_INSTANCE_UID).orElse("");
        if (!sopClass.equals(exchange.request().context().abstractSyntax())) {
            return DimseStatus.SOP_CLASS_NOT_SUPPORTED;
        }
        if (!Uid.isValid(sopInstance)) {
            return DimseStatus.INVALID_SOP_INSTANCE;
        }
        if (!command.hasDataSet()) {
            return DimseStatus.MISTYPED_ARGUMENT;
        }
        var request = new StoreRequest(
                exchange.peer(),
                exchange.request().context().transferSyntax(),
                sopClass,
                sopInstance,
                command.messageId(),
                moveOriginator(command),
                exchange.association());
        return store.handle(request, exchange.request().dataSet());
    }

    private static Optional<MoveOriginator> moveOriginator(CommandSet command) {
        try {
            return command.text(CommandElement.MOVE_ORIGINATOR_AE_TITLE)
                    .map(title -> new MoveOriginator(
                            new AeTitle(title),
                            command.number(CommandElement.MOVE_ORIGINATOR_MESSAGE_ID)
                                    .orElse(0)));
        } catch (Rejected e) {
            return Optional.empty(); // not needed to store the instance
        }
    }
}

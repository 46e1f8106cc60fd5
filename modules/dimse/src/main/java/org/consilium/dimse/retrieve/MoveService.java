package org.consilium.dimse.retrieve;

import java.io.IOException;
import java.util.Optional;
import org.consilium.dimse.message.CommandElement;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.CommandSet;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.Exchange;
import org.consilium.dimse.service.MoveOriginator;
import org.consilium.dimse.service.ServiceClass;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Rejected;

/** C-MOVE as provider (PS3.4 C.4.2.3): the instances go over an association of their own to the move destination. */
public final class MoveService implements ServiceClass {

    private final RetrieveProvider provider;
    private final MoveReceivers receivers;

    public MoveService(RetrieveProvider provider, MoveReceivers receivers) {
        this.provider = provider;
        this.receivers = receivers;
    }

    @Override
    public boolean isPerformedBesideReading() {
        return true;
    }

    @Override
    public DimseStatus failure() {
        return Retrievals.UNABLE_TO_PROCESS;
    }

    @Override
    public boolean perform(Exchange exchange) throws IOException {
        CommandSet command = exchange.request().command();
        if (command.field() != CommandField.C_MOVE_RQ) {
            return false;
        }
        Optional<MoveReceiver> receiver =
                title(command).flatMap(destination -> receivers.find(destination, exchange.peer()));
        if (receiver.isEmpty()) {
            exchange.respond(DimseStatus.MOVE_DESTINATION_UNKNOWN);
            return true;
        }
        RetrieveItems items = provider.find(Retrievals.request(exchange));
        var originator = new MoveOriginator(exchange.peer().callingAe(), command.messageId());
        try (var progress = new Progress(exchange, items.count())) {
            try (var line = new MoveLine(receiver.get(), originator)) {
                line.send(items, progress);
            }
            progress.finish();
        }
        return true;
    }

    private static Optional<AeTitle> title(CommandSet command) {
        try {
            return command.text(CommandElement.MOVE_DESTINATION).map(AeTitle::new);
        } catch (Rejected e) {
            return Optional.empty();
        }
    }
}

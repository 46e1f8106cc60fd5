package org.consilium.dimse.retrieve;

import java.io.IOException;
import java.util.Optional;
import org.consilium.dimse.message.CommandField;
import org.consilium.dimse.message.DimseStatus;
import org.consilium.dimse.service.Exchange;
import org.consilium.dimse.service.ServiceClass;

/**
 * C-GET as provider (PS3.4 C.4.3.3): the instances go back over the same association, in the presentation contexts for
 * which the user has taken the role of the storage provider.
 */
public final class GetService implements ServiceClass {

    private final RetrieveProvider provider;

    public GetService(RetrieveProvider provider) {
        this.provider = provider;
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
        if (exchange.request().command().field() != CommandField.C_GET_RQ) {
            return false;
        }
        RetrieveItems items = provider.find(Retrievals.request(exchange));
        var operations = new SubOperations(exchange.machine(), Optional.empty());
        try (var progress = new Progress(exchange, items.count())) {
            for (RetrieveItem item : items) {
                if (progress.isCancelled() || !exchange.machine().isEstablished()) {
                    break;
                }
                progress.done(item, operations.store(item));
            }
            progress.finish();
        }
        return true;
    }
}

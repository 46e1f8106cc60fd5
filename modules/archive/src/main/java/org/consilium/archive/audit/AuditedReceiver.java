package org.consilium.archive.audit;

import java.io.IOException;
import java.io.InputStream;
import org.consilium.archive.Arrival;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.Receipt;

/** Counts for the trail what comes in by the one door. */
public final class AuditedReceiver implements InstanceReceiver {

    private final InstanceReceiver receiver;
    private final Transfers transfers;

    public AuditedReceiver(InstanceReceiver receiver, Transfers transfers) {
        this.receiver = receiver;
        this.transfers = transfers;
    }

    @Override
    public Receipt receive(Arrival arrival, InputStream dataSet) throws IOException {
        var receipt = receiver.receive(arrival, dataSet);
        transfers.received(arrival, receipt);
        return receipt;
    }
}

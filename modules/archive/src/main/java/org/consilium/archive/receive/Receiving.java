package org.consilium.archive.receive;

import java.time.Clock;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.index.Backlog;
import org.consilium.archive.index.IndexHealth;
import org.consilium.archive.index.InstanceIndex;
import org.consilium.archive.index.SeenUids;
import org.consilium.archive.quarantine.Quarantine;
import org.consilium.archive.read.Bytes;
import org.consilium.storage.spool.Spool;

/** Puts the receiver together. */
public final class Receiving {

    private Receiving() {}

    public static InstanceReceiver into(
            Spool spool,
            Backlog backlog,
            InstanceIndex index,
            IndexHealth health,
            SeenUids seen,
            Bytes bytes,
            Quarantine quarantine,
            Clock clock) {
        return new SpoolingReceiver(spool, new Known(backlog, index, health, seen), backlog, bytes, quarantine, clock);
    }
}

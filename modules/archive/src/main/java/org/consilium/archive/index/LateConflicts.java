package org.consilium.archive.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.consilium.archive.quarantine.Quarantine;
import org.consilium.storage.spool.Spool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on spooled instances whose UID has a row already: rows a crash left behind their records, and newcomers that were
 * accepted while PostgreSQL was away.
 */
public final class LateConflicts {

    private static final Logger LOG = LoggerFactory.getLogger(LateConflicts.class);

    private final InstanceIndex index;
    private final Spool spool;
    private final Quarantine quarantine;

    public LateConflicts(InstanceIndex index, Spool spool, Quarantine quarantine) {
        this.index = index;
        this.spool = spool;
        this.quarantine = quarantine;
    }

    void settle(List<IndexRows> existing) throws IOException {
        for (var rows : existing) {
            settle(rows.arrival());
        }
    }

    private void settle(Unindexed arrival) throws IOException {
        var known = index.find(arrival.instance().sopInstance());
        if (known.isEmpty() || known.get().place().equals(new BytesPlace.InSpool(arrival.place()))) {
            return;
        }
        if (!Arrays.equals(known.get().sha256(), arrival.instance().sha256())) {
            LOG.warn("Two contents of one SOP Instance UID were accepted while the index was away; one is quarantined");
            try (var in = spool.open(arrival.place(), 0, arrival.place().length())) {
                quarantine.keep(arrival.instance(), arrival.place().length(), in);
            }
        }
        // The same bytes lie where the row says: in the object store, or twice in the spool.
        spool.release(arrival.place());
    }
}

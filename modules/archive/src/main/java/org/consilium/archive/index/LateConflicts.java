package org.consilium.archive.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.consilium.storage.spool.Spool;
import org.consilium.storage.spool.SpoolPlace;
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
    private final Safekeeping safekeeping;

    /** @param safekeeping where the newcomer of a conflict goes */
    public LateConflicts(InstanceIndex index, Spool spool, Safekeeping safekeeping) {
        this.index = index;
        this.spool = spool;
        this.safekeeping = safekeeping;
    }

    void settle(List<IndexRows> existing) throws IOException {
        for (var rows : existing) {
            if (rows.place() instanceof BytesPlace.InSpool spooled) {
                settle(rows.received(), spooled);
            }
        }
    }

    private void settle(ReceivedInstance arrival, BytesPlace.InSpool spooled) throws IOException {
        var known = index.find(arrival.sopInstance());
        if (known.isEmpty() || known.get().place().equals(spooled)) {
            return;
        }
        if (known.get().isRestoredBy(arrival)) {
            restore(known.get(), spooled.place());
        } else if (Arrays.equals(known.get().sha256(), arrival.sha256()) || quarantine(arrival, spooled.place())) {
            // Its bytes lie elsewhere now: where the row says, or in quarantine.
            spool.release(spooled.place());
        }
    }

    /** Gives a row whose bytes were lost or damaged those that came again. */
    private void restore(KnownInstance damaged, SpoolPlace whole) throws IOException {
        if (damaged.place() instanceof BytesPlace.InSpool old
                && index.restored(damaged.sopInstance(), old.place(), whole)) {
            LOG.info("A damaged instance came again and is whole now");
            spool.release(old.place());
        }
    }

    /** What was acknowledged is never thrown away: where there is no room for it, it stays in the spool. */
    private boolean quarantine(ReceivedInstance arrival, SpoolPlace place) throws IOException {
        LOG.warn("Two contents of one SOP Instance UID were accepted while the index was away; one is quarantined");
        try (var in = spool.open(place, 0, place.length())) {
            if (safekeeping.keep(arrival, place.length(), in)) {
                return true;
            }
        }
        LOG.error("The instance stays in the spool at {}; the next start tries again", place);
        return false;
    }
}

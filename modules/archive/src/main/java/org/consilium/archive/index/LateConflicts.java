package org.consilium.archive.index;

import java.io.IOException;
import java.util.Arrays;
import org.consilium.archive.ConflictKind;
import org.consilium.storage.spool.Spool;
import org.consilium.storage.spool.SpoolPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on spooled instances that got no row: because their UID has one already, which a crash left behind their record or
 * which they were not compared with while PostgreSQL was away, or because their study belongs to somebody else.
 */
public final class LateConflicts {

    private static final Logger LOG = LoggerFactory.getLogger(LateConflicts.class);

    private final InstanceIndex index;
    private final Spool spool;
    private final Safekeeping safekeeping;
    private final Admission admission;

    /** @param safekeeping where the newcomer of a conflict goes */
    public LateConflicts(InstanceIndex index, Spool spool, Safekeeping safekeeping, Admission admission) {
        this.admission = admission;
        this.index = index;
        this.spool = spool;
        this.safekeeping = safekeeping;
    }

    void settle(InstanceIndex.Refused refused) throws IOException {
        for (var rows : refused.existing()) {
            if (rows.place() instanceof BytesPlace.InSpool spooled) {
                settle(rows.received(), spooled);
            }
        }
        for (var rows : refused.foreign()) {
            if (rows.place() instanceof BytesPlace.InSpool spooled) {
                settleForeign(rows.received(), spooled);
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
        } else if (Arrays.equals(known.get().sha256(), arrival.sha256())
                || quarantine(arrival, known.get().conflictWith(arrival, admission), spooled.place())) {
            // Its bytes lie elsewhere now: where the row says, or in quarantine.
            spool.release(spooled.place());
        }
    }

    /** The row it may have was written when its sender was still admitted: then its bytes belong to that. */
    private void settleForeign(ReceivedInstance arrival, BytesPlace.InSpool spooled) throws IOException {
        var known = index.find(arrival.sopInstance());
        if (known.isPresent() && known.get().place().equals(spooled)) {
            return;
        }
        if (known.isPresent() && known.get().isRestoredBy(arrival)) {
            restore(known.get(), spooled.place());
            return;
        }
        boolean isHere = known.isPresent() && Arrays.equals(known.get().sha256(), arrival.sha256());
        if (isHere || quarantine(arrival, ConflictKind.FOREIGN_SENDER, spooled.place())) {
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
    private boolean quarantine(ReceivedInstance arrival, ConflictKind kind, SpoolPlace place) throws IOException {
        LOG.warn("An instance that was accepted goes to quarantine: {}", kind);
        try (var in = spool.open(place, 0, place.length())) {
            if (safekeeping.keep(arrival, kind, place.length(), in)) {
                return true;
            }
        }
        LOG.error("The instance stays in the spool at {}; the next start tries again", place);
        return false;
    }
}

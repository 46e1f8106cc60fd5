package org.consilium.archive.version;

import java.io.IOException;
import java.util.Optional;
import org.consilium.archive.drain.Deletions;
import org.consilium.archive.index.BytesPlace;
import org.consilium.archive.index.KnownInstance;
import org.consilium.archive.index.Successor;
import org.consilium.archive.index.SuccessorRows;
import org.consilium.archive.read.Bytes;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.spool.Spool;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes newcomers into the archive by decision of a person. Bytes first, row second: the newcomer, and the version it replaces
 * where that still lies in the spool, are written to the object store before the index says so. Both keys are noted for deletion
 * until then, so that whatever goes wrong leaves nothing behind and nothing changed.
 */
public final class Versions {

    /** The drainer may move the bytes meanwhile, once. */
    private static final int ATTEMPTS_MAX = 3;

    private final SuccessorRows rows;
    private final TransactionTemplate transactions;
    private final Spool spool;
    private final SinglePacks packs;
    private final Deletions deletions;

    public Versions(
            SuccessorRows rows, TransactionTemplate transactions, Spool spool, ObjectStore store, Deletions deletions) {
        this.rows = rows;
        this.transactions = transactions;
        this.spool = spool;
        this.packs = new SinglePacks(store, deletions, new Bytes(spool, store));
        this.deletions = deletions;
    }

    /** What else is to change with the index, or not at all. */
    public interface Decision {
        /** @param version that the newcomer has become */
        void record(int version);
    }

    /**
     * Makes a newcomer the current version of its instance, or the first one where there is none.
     *
     * @throws Rejected NOT_IN_THIS_STATE when its bytes moved again and again
     * @throws IOException when the newcomer cannot be read, or the object store is away
     */
    public void take(Successor newcomer, Decision decision) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Optional<KnownInstance> current = rows.find(newcomer.instance().sopInstance());
            if (current.isPresent() ? replaced(newcomer, current.get(), decision) : added(newcomer, decision)) {
                return;
            }
        }
        throw new Rejected(Reason.NOT_IN_THIS_STATE, "the instance is being changed by somebody else");
    }

    private boolean added(Successor newcomer, Decision decision) throws IOException {
        var place = packs.write(newcomer, 1);
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (!rows.add(newcomer, place)) {
                return false;
            }
            strikeOut(place);
            decision.record(1);
            return true;
        }));
    }

    private boolean replaced(Successor newcomer, KnownInstance current, Decision decision) throws IOException {
        int version = current.version() + 1;
        var place = packs.write(newcomer, version);
        var inSpool = current.place() instanceof BytesPlace.InSpool spooled
                ? Optional.of(spooled)
                : Optional.<BytesPlace.InSpool>empty();
        var kept = kept(current);
        if (kept.isEmpty()) {
            return false;
        }
        boolean done = Boolean.TRUE.equals(transactions.execute(status -> {
            if (!rows.replace(newcomer, version, place, current, kept.get())) {
                return false;
            }
            strikeOut(place);
            if (inSpool.isPresent()) {
                strikeOut(kept.get());
            }
            decision.record(version);
            return true;
        }));
        if (done && inSpool.isPresent()) {
            spool.release(inSpool.get().place());
        }
        return done;
    }

    /** Where the version that is replaced lies in the store; none when it has just moved there. */
    private Optional<BytesPlace.InStore> kept(KnownInstance current) throws IOException {
        if (current.place() instanceof BytesPlace.InStore stored) {
            return Optional.of(stored);
        }
        try {
            return Optional.of(packs.copy(rows.stored(current)));
        } catch (IOException gone) {
            var now = rows.find(current.sopInstance());
            if (now.filter(known -> known.place().equals(current.place())).isPresent()) {
                throw gone;
            }
            return Optional.empty();
        }
    }

    private void strikeOut(BytesPlace.InStore place) {
        if (!deletions.strikeOut(place.key())) {
            throw new IllegalStateException("Object " + place.key() + " was deleted before anything pointed at it");
        }
    }
}

package org.consilium.archive.drain;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.consilium.kernel.Uid;
import org.consilium.storage.ObjectKeys;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.spool.Spool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves series that have settled from the spool to the object store, in packs: the pack is written and verified, then the rows
 * say so, then the spool's space is given back. A crash anywhere leaves at most an object nobody points at, which
 * {@link Deletions} knows.
 */
public final class Drainer {

    private static final Logger LOG = LoggerFactory.getLogger(Drainer.class);
    private static final int SERIES_MAX = 200;

    /** Instances looked at in one round: some ten megabytes of memory. */
    private static final int INSTANCES_MAX = 10_000;

    /** Packs that go out before it is asked again how many may go at a time, for each of them. */
    private static final int PACKS_IN_TURN = 4;

    /** Longer objects go on under their key after an interruption: less than that is sent again sooner than it is looked up. */
    private static final long RESUMED_FROM_BYTES = 16L << 20;

    private final SpooledRows rows;
    private final Deletions deletions;
    private final Spool spool;
    private final ObjectStore store;
    private final DrainLimits limits;
    private final Clock clock;

    /** Of the last round: packs whose rows may have been moved though nobody heard of it. */
    private final Queue<Uncertain> uncertain = new ConcurrentLinkedQueue<>();

    private record Uncertain(Pack pack, String key) {}

    public Drainer(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Deletions deletions,
            Spool spool,
            ObjectStore store,
            DrainLimits limits,
            Clock clock) {
        this.rows = new SpooledRows(jdbc, transactions, deletions);
        this.deletions = deletions;
        this.spool = spool;
        this.store = store;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Moves what is due, everything while the spool is more than half full; true when there may be more. An outage of the
     * store flies once all uploads have ended.
     */
    public boolean run() throws IOException, InterruptedException {
        settleUncertain();
        var now = clock.instant();
        var quietSince = spool.isHalfFull() ? now : now.minus(limits.quiet());
        var due = rows.due(quietSince, now.minus(limits.waitMax()), SERIES_MAX);
        var packs = new ArrayList<Pack>();
        var complete = new ArrayList<SpooledRows.Series>();
        int room = INSTANCES_MAX;
        for (var study : byStudy(due)) {
            var instances = new ArrayList<Spooled>();
            for (var series : study) {
                if (room > 0) {
                    var found = rows.of(series, room);
                    instances.addAll(found);
                    room -= found.size();
                    complete.add(series);
                }
            }
            packs.addAll(Pack.of(instances, spool, limits));
        }
        for (int from = 0; from < packs.size(); ) {
            int atATime = uploadsAtATime();
            int to = Math.min(packs.size(), from + atATime * PACKS_IN_TURN);
            upload(packs.subList(from, to), atATime);
            from = to;
        }
        complete.forEach(rows::drained);
        return !due.isEmpty();
    }

    private static Iterable<List<SpooledRows.Series>> byStudy(List<SpooledRows.Series> due) {
        var studies = new LinkedHashMap<Uid, List<SpooledRows.Series>>();
        due.forEach(series -> studies.computeIfAbsent(series.study(), study -> new ArrayList<>())
                .add(series));
        return studies.values();
    }

    /** What arrives goes first: it waits for an answer, and what is to move lies safe already. */
    private int uploadsAtATime() {
        return spool.isReceiving() && !spool.isHalfFull() ? 1 : limits.parallel();
    }

    private void upload(List<Pack> packs, int atATime) throws IOException, InterruptedException {
        var threads = Thread.ofPlatform().name("archive-drain-", 0).factory();
        try (var uploads = Executors.newFixedThreadPool(atATime, threads)) {
            var results = uploads.invokeAll(packs.stream()
                    .<Callable<Boolean>>map(pack -> () -> {
                        upload(pack);
                        return true;
                    })
                    .toList());
            for (var result : results) {
                try {
                    result.get();
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof IOException outage) {
                        throw outage;
                    }
                    throw new IllegalStateException("Draining failed", e.getCause());
                }
            }
        }
    }

    private void upload(Pack pack) throws IOException {
        var draft = pack.draft();
        boolean large = draft.length() > RESUMED_FROM_BYTES;
        var key = large ? deletions.note(pack.content()) : ObjectKeys.fresh();
        if (!large) {
            deletions.note(key);
        }
        try (var bytes = draft.open()) {
            if (large) {
                store.put(key, draft.length(), bytes, deletions.memoryOf(key));
            } else {
                store.put(key, draft.length(), bytes);
            }
        } catch (IOException failure) {
            if (draft.damaged().isEmpty()) {
                throw failure;
            }
            // The next round packs the others without it.
            var damaged = draft.damaged().get().sopInstance();
            LOG.error("Instance {} is not moved: {}", damaged, failure.getMessage());
            rows.damaged(damaged);
            return;
        }
        try {
            release(pack, rows.moved(pack.instances(), draft.entries(), key));
        } catch (DataAccessException | TransactionException unheard) {
            uncertain.add(new Uncertain(pack, key));
            throw unheard;
        }
    }

    /** The answer to a commit may be lost: then the rows say so, and the spool's space is still to be given back. */
    private void settleUncertain() throws IOException {
        for (var each = uncertain.peek(); each != null; each = uncertain.peek()) {
            release(each.pack(), rows.pointingAt(each.key()));
            uncertain.remove();
        }
    }

    private void release(Pack pack, Set<String> moved) throws IOException {
        for (var spooled : pack.instances()) {
            if (moved.contains(spooled.uid().value())) {
                spool.release(spooled.place());
            }
        }
    }
}

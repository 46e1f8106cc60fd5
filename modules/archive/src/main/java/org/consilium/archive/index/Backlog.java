package org.consilium.archive.index;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.consilium.kernel.Uid;

/**
 * Instances that were answered and wait for their row. As long as the spool's limit of records; only the oldest of them keep
 * their header in memory. They gather for a moment, so that many share a transaction, unless somebody waits for them.
 */
public final class Backlog {

    /** Headers kept in memory together, in bytes as they were sent: 16 MiB; others are read again from the spool. */
    static final long HEADERS_BYTES_MAX = 16L << 20;

    /** How long an instance waits for others to share its transaction. */
    private static final Duration GATHER_MAX = Duration.ofMillis(250);

    private final Consumer<Uid> seen;
    private final Map<Uid, Unindexed> byUid = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition progressed = lock.newCondition();
    private final Queue<Unindexed> queue = new ArrayDeque<>();
    private long headersBytes;
    private long added;
    private long indexed;
    private int waiting;

    /** @param seen told of everything before it can get a row */
    public Backlog(Consumer<Uid> seen) {
        this.seen = seen;
    }

    /** Takes an instance that is flushed; from now on it is known. */
    public void add(Unindexed arrival) {
        var uid = arrival.instance().sopInstance();
        seen.accept(uid);
        lock.lock();
        try {
            var kept = headersBytes + arrival.headerBytes() <= HEADERS_BYTES_MAX
                    ? arrival
                    : new Unindexed(arrival.instance(), arrival.place(), Optional.empty());
            byUid.put(uid, kept);
            queue.add(kept);
            headersBytes += kept.headerBytes();
            added++;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    public Optional<Unindexed> find(Uid sopInstance) {
        return Optional.ofNullable(byUid.get(sopInstance));
    }

    /** Whether something waits for its row that is meant. */
    public boolean holdsAny(Predicate<ReceivedInstance> meant) {
        return byUid.values().stream().map(Unindexed::instance).anyMatch(meant);
    }

    public int size() {
        return byUid.size();
    }

    /** The oldest ones, waiting for the first and a moment for more; empty when none came in time. */
    List<Unindexed> next(int countMax, Duration wait) throws InterruptedException {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (queue.isEmpty() && left > 0) {
                left = arrived.awaitNanos(left);
            }
            left = queue.isEmpty() ? 0 : GATHER_MAX.toNanos();
            while (queue.size() < countMax && waiting == 0 && left > 0) {
                left = arrived.awaitNanos(left);
            }
            var batch = new ArrayList<Unindexed>();
            while (batch.size() < countMax && !queue.isEmpty()) {
                var next = queue.remove();
                headersBytes -= next.headerBytes();
                batch.add(next);
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** These have their row, or were put away in another manner. */
    void done(List<Unindexed> batch) {
        batch.forEach(entry -> byUid.remove(entry.instance().sopInstance(), entry));
        lock.lock();
        try {
            indexed += batch.size();
            progressed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything added before this call has its row; false when that takes longer than allowed. */
    public boolean awaitIndexed(Duration max) {
        lock.lock();
        try {
            long target = added;
            long left = max.toNanos();
            waiting++;
            arrived.signal();
            while (indexed < target) {
                if (left <= 0) {
                    return false;
                }
                left = progressed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}

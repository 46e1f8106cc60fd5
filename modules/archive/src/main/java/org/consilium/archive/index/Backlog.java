package org.consilium.archive.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.consilium.kernel.Uid;

/**
 * Instances that were answered and wait for their row. As long as the spool's limit of records; only the newest of them keep
 * their header in memory.
 */
public final class Backlog {

    /** Headers kept in memory; a longer backlog reads them again from the spool. */
    private static final int HEADERS_MAX = 256;

    private final Map<Uid, Unindexed> byUid = new ConcurrentHashMap<>();
    private final BlockingQueue<Unindexed> queue = new LinkedBlockingQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progressed = lock.newCondition();
    private long added;
    private long indexed;

    /** Takes an instance that is flushed; from now on it is known. */
    public void add(Unindexed arrival) {
        var kept = queue.size() < HEADERS_MAX
                ? arrival
                : new Unindexed(arrival.instance(), arrival.place(), Optional.empty());
        byUid.put(arrival.instance().sopInstance(), kept);
        lock.lock();
        try {
            added++;
        } finally {
            lock.unlock();
        }
        queue.add(kept);
    }

    public Optional<Unindexed> find(Uid sopInstance) {
        return Optional.ofNullable(byUid.get(sopInstance));
    }

    public int size() {
        return byUid.size();
    }

    /** The oldest ones, waiting for the first; empty when none came in time. */
    List<Unindexed> next(int countMax, Duration wait) throws InterruptedException {
        var first = queue.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        var batch = new ArrayList<Unindexed>();
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, countMax - 1);
        }
        return batch;
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
            lock.unlock();
        }
    }
}

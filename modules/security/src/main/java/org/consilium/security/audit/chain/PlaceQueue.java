package org.consilium.security.audit.chain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.AuditTrail.Place;
import org.jspecify.annotations.Nullable;

/** Events in memory that have no place in the chain yet, never more than room was kept for beforehand. */
final class PlaceQueue {

    /** Wakes the thread that takes; is no event. */
    private static final Optional<ChainRow> NUDGE = Optional.empty();

    private final String source;
    private final int max;
    private final Duration waitMax;
    private final Semaphore room;
    private final BlockingQueue<Optional<ChainRow>> queue = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    /**
     * @param source AE title of this node
     * @param waitMax longest wait for room
     */
    PlaceQueue(String source, int max, Duration waitMax) {
        this.source = source;
        this.max = max;
        this.waitMax = waitMax;
        this.room = new Semaphore(max);
    }

    /** Room for one event. Errors: UNAVAILABLE when there is none in time or the queue is closed. */
    Place place() {
        try {
            if (!closed && room.tryAcquire(waitMax.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Kept();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Rejected(Reason.UNAVAILABLE, "the audit trail cannot be written now");
    }

    private final class Kept implements Place {

        private final AtomicBoolean used = new AtomicBoolean();

        @Override
        public void say(AuditEvent event) {
            if (used.compareAndSet(false, true)) {
                queue.add(Optional.of(ChainRow.of(event, source)));
            }
        }

        @Override
        public void close() {
            if (used.compareAndSet(false, true)) {
                room.release();
            }
        }
    }

    void nudge() {
        queue.add(NUDGE);
    }

    /** Waits until something comes or somebody nudges, and moves what there is to a list. */
    void take(List<ChainRow> into, int most, Duration wait) throws InterruptedException {
        add(queue.poll(wait.toMillis(), TimeUnit.MILLISECONDS), into);
        take(into, most);
    }

    /** Moves what there is to a list, which keeps its room until it is {@link #written}. */
    void take(List<ChainRow> into, int most) {
        while (into.size() < most && !queue.isEmpty()) {
            add(queue.poll(), into);
        }
    }

    private static void add(@Nullable Optional<ChainRow> next, List<ChainRow> into) {
        if (next != null) {
            next.ifPresent(into::add);
        }
    }

    /** So many of those that were taken are in the chain. */
    void written(int count) {
        room.release(count);
    }

    /** Events that are not in the chain yet, and room kept for others. */
    int size() {
        return max - room.availablePermits();
    }

    /** No room from now on. */
    void close() {
        closed = true;
        nudge();
    }
}

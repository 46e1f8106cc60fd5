package org.consilium.dimse.association;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Does something once an instant has passed that may move. Setting it to later instants again and again, as every message
 * does, costs no timer each: the one that runs looks at the instant when it ends, and runs on where that has moved.
 */
final class Alarm {

    /** Looks only; what takes long goes to a thread of its own. */
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Runnable late;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<LongSupplier> instant = Optional.empty();
    private Optional<Future<?>> timer = Optional.empty();
    private volatile long armedFor = Long.MAX_VALUE;
    private volatile boolean armed;

    /** @param late called by a virtual thread, once for each time that an instant passes */
    Alarm(Runnable late) {
        this.late = late;
    }

    private static ScheduledThreadPoolExecutor clock() {
        var clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("dimse-deadlines").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** From now on {@code late} is called when this instant, as {@link System#nanoTime}, has passed; it may move. */
    void set(LongSupplier when) {
        instant = Optional.of(when);
        long due = when.getAsLong();
        if (!armed || armedFor - due > 0) {
            arm(due);
        }
    }

    /** Nothing is late any more. */
    void clear() {
        instant = Optional.empty();
    }

    /** Lets go of the timer. */
    void stop() {
        clear();
        lock.lock();
        try {
            timer.ifPresent(each -> each.cancel(false));
            timer = Optional.empty();
            armed = false;
        } finally {
            lock.unlock();
        }
    }

    private void arm(long due) {
        lock.lock();
        try {
            timer.ifPresent(each -> each.cancel(false));
            armedFor = due;
            armed = true;
            timer = Optional.of(CLOCK.schedule(this::look, Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS));
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        lock.lock();
        try {
            armed = false;
            if (instant.isEmpty()) {
                return;
            }
            long due = instant.get().getAsLong();
            if (due - System.nanoTime() > 0) {
                arm(due);
                return;
            }
            instant = Optional.empty();
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("dimse-cut").start(late);
    }
}

package org.consilium.archive.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a reader to a rate, and lets it be stopped while it waits. Used by one thread at a time. */
final class Pace {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Time not used while nothing was read is not made up for. */
    private static final Duration CATCH_UP_MAX = Duration.ofSeconds(1);

    private final long bytesPerSecond;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Instant due = Instant.MIN;

    Pace(long bytesPerSecond, Clock clock) {
        this.bytesPerSecond = bytesPerSecond;
        this.clock = clock;
    }

    /** Waits until these bytes more are allowed; false when it was stopped. */
    boolean allows(long bytes) throws InterruptedException {
        var now = clock.instant();
        var earliest = now.minus(CATCH_UP_MAX);
        due = (due.isBefore(earliest) ? earliest : due)
                .plusNanos(Math.multiplyExact(bytes, NANOS_PER_SECOND) / bytesPerSecond);
        var wait = Duration.between(now, due);
        return wait.isPositive() ? !stopped.await(wait.toNanos(), TimeUnit.NANOSECONDS) : stopped.getCount() > 0;
    }

    void stop() {
        stopped.countDown();
    }
}

package org.consilium.archive.index;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Remembers for a moment that PostgreSQL did not answer, so that not every arrival waits for it. */
public final class IndexHealth {

    private static final Duration LEFT_ALONE = Duration.ofSeconds(2);

    private final Clock clock;
    private volatile Instant downUntil = Instant.MIN;

    public IndexHealth(Clock clock) {
        this.clock = clock;
    }

    public void up() {
        downUntil = Instant.MIN;
    }

    public void down() {
        downUntil = clock.instant().plus(LEFT_ALONE);
    }

    /** Whether it is worth asking. */
    public boolean isUp() {
        return !clock.instant().isBefore(downUntil);
    }
}

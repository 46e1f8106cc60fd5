package org.consilium.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's time, and what a test has added to it. */
final class MovedClock extends Clock {

    private volatile Duration moved = Duration.ZERO;

    void move(Duration time) {
        moved = moved.plus(time);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(moved);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return offset(system(zone), moved);
    }
}

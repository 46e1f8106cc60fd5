package org.consilium.storage.spool;

import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;

/**
 * Makes those who send wait a little while something is filled faster than it empties, so that what empties it catches up before
 * anything has to be refused. Who waits holds neither a lock nor a part of it.
 */
public final class Brake {

    /** The part above which arrivals wait. */
    static final double BEGINS_AT = 0.75;

    /** The part from which on they wait longest. */
    static final double FULL_AT = 0.95;

    /** Longest wait before an object: 200 ms, far below what senders allow for an answer. */
    static final long WAIT_MAX_NANOS = 200_000_000;

    /** Waits. */
    interface Waiting {
        void nanos(long nanos);
    }

    private final DoubleSupplier part;
    private final Waiting waiting;

    /** @param part how full it is: 0 to 1, or more */
    public Brake(DoubleSupplier part) {
        this(part, LockSupport::parkNanos);
    }

    Brake(DoubleSupplier part, Waiting waiting) {
        this.part = part;
        this.waiting = waiting;
    }

    /** Waits the longer the fuller it is, and not at all below three quarters. */
    public void hold() {
        double pressed = (part.getAsDouble() - BEGINS_AT) / (FULL_AT - BEGINS_AT);
        if (pressed > 0) {
            waiting.nanos((long) (Math.min(1, pressed) * WAIT_MAX_NANOS));
        }
    }
}

package org.consilium.storage.spool;

import java.util.concurrent.locks.LockSupport;

/**
 * Makes those who send wait a little while the spool is filled faster than it empties: what moves to the object store catches up
 * before anything has to be refused. Who waits holds neither a lock nor a part of the spool.
 */
final class Brake {

    /** The part of a spool above which arrivals wait. */
    static final double BEGINS_AT = 0.75;

    /** The part at which they wait longest; new associations are refused from there on. */
    static final double FULL_AT = 0.95;

    /** Longest wait before an object: 200 ms, far below what senders allow for an answer. */
    static final long WAIT_MAX_NANOS = 200_000_000;

    /** Waits. */
    interface Waiting {
        void nanos(long nanos);
    }

    private final SpoolUsage usage;
    private final Waiting waiting;

    Brake(SpoolUsage usage) {
        this(usage, LockSupport::parkNanos);
    }

    Brake(SpoolUsage usage, Waiting waiting) {
        this.usage = usage;
        this.waiting = waiting;
    }

    /** Waits the longer the fuller the spool is, and not at all below three quarters. */
    void hold() {
        double pressed = (usage.part() - BEGINS_AT) / (FULL_AT - BEGINS_AT);
        if (pressed > 0) {
            waiting.nanos((long) (Math.min(1, pressed) * WAIT_MAX_NANOS));
        }
    }
}

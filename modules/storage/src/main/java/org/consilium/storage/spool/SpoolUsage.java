package org.consilium.storage.spool;

import java.util.concurrent.atomic.AtomicLong;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Counts what the spool holds and refuses more than its limits. */
final class SpoolUsage {

    /** The last part of the limits, for associations that have begun already. */
    private static final int RESERVE = 20;

    private final SpoolLimits limits;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong records = new AtomicLong();

    SpoolUsage(SpoolLimits limits) {
        this.limits = limits;
    }

    /** Errors: OUT_OF_RESOURCES, and nothing is taken then. */
    void takeBytes(long count) {
        if (bytes.addAndGet(count) > limits.bytesMax()) {
            bytes.addAndGet(-count);
            throw new Rejected(Reason.OUT_OF_RESOURCES, "spool of %d bytes is full".formatted(limits.bytesMax()));
        }
    }

    /** What a restart finds is counted even above the limit. */
    void countBytes(long count) {
        bytes.addAndGet(count);
    }

    void giveBackBytes(long count) {
        bytes.addAndGet(-count);
    }

    /** Errors: OUT_OF_RESOURCES, and nothing is taken then. */
    void takeRecord() {
        if (records.incrementAndGet() > limits.recordsMax()) {
            records.decrementAndGet();
            throw new Rejected(Reason.OUT_OF_RESOURCES, "spool of %d records is full".formatted(limits.recordsMax()));
        }
    }

    void countRecords(long count) {
        records.addAndGet(count);
    }

    void giveBackRecords(long count) {
        records.addAndGet(-count);
    }

    long bytes() {
        return bytes.get();
    }

    SpoolFill fill() {
        return new SpoolFill(bytes.get(), limits.bytesMax(), records.get(), limits.recordsMax());
    }

    /** Of the limit that is nearer, 0 to 1; more when a restart found more. */
    double part() {
        return Math.max(bytes.get() / (double) limits.bytesMax(), records.get() / (double) limits.recordsMax());
    }

    boolean isHalfFull() {
        return part() > 0.5;
    }

    boolean isNearlyFull() {
        return bytes.get() >= nearly(limits.bytesMax()) || records.get() >= nearly(limits.recordsMax());
    }

    private static long nearly(long max) {
        return max - max / RESERVE;
    }

    boolean isFull() {
        return bytes.get() >= limits.bytesMax() || records.get() >= limits.recordsMax();
    }
}

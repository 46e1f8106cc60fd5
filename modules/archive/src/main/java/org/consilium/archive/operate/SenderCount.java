package org.consilium.archive.operate;

import java.time.Instant;
import java.util.Optional;
import org.consilium.archive.Origin;
import org.consilium.archive.Receipt;
import org.consilium.kernel.Reason;
import org.jspecify.annotations.Nullable;

/** Counts what one sender sends. */
final class SenderCount {

    private final Origin origin;
    private final Recent recent = new Recent();
    private int arriving;
    private long stored;
    private long duplicates;
    private long refused;
    private long bytes;
    private Instant lastAt;
    private @Nullable Reason lastRefusal;
    private @Nullable Instant lastRefusalAt;

    SenderCount(Origin origin, Instant now) {
        this.origin = origin;
        this.lastAt = now;
    }

    synchronized void begun() {
        arriving++;
    }

    synchronized void ended(Receipt receipt, long read, Instant now) {
        switch (receipt) {
            case Receipt.Stored _ -> stored++;
            case Receipt.Duplicate _ -> duplicates++;
            case Receipt.Refused refusal -> refused(refusal.reason(), now);
        }
        ended(read, now);
        recent.add(now, 1);
    }

    /** The connection or the disk broke. */
    synchronized void brokeOff(long read, Instant now) {
        refused(Reason.UNAVAILABLE, now);
        ended(read, now);
    }

    private void refused(Reason reason, Instant now) {
        refused++;
        lastRefusal = reason;
        lastRefusalAt = now;
    }

    private void ended(long read, Instant now) {
        arriving--;
        bytes += read;
        lastAt = now;
    }

    synchronized Instant lastAt() {
        return lastAt;
    }

    synchronized boolean isIdle() {
        return arriving == 0;
    }

    synchronized Sender view(Instant now) {
        return new Sender(
                origin.channel(),
                origin.callingAe(),
                origin.address(),
                arriving,
                stored,
                duplicates,
                refused,
                bytes,
                recent.lastMinute(now),
                recent.of(now),
                lastAt,
                Optional.ofNullable(lastRefusal),
                Optional.ofNullable(lastRefusalAt));
    }
}

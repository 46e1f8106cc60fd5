package org.consilium.archive.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts of the last five minutes, in steps of five seconds. Not safe for several threads. */
final class Recent {

    static final int STEPS = 60;
    static final Duration STEP = Duration.ofSeconds(5);

    private final long[] counts = new long[STEPS];
    private long newest = Long.MIN_VALUE;

    void add(Instant at, long count) {
        advance(at);
        counts[(int) (newest % STEPS)] += count;
    }

    /** Oldest first; the last is of the step under way. */
    List<Long> of(Instant now) {
        advance(now);
        var all = new ArrayList<Long>(STEPS);
        for (long step = newest - STEPS + 1; step <= newest; step++) {
            all.add(counts[(int) (step % STEPS)]);
        }
        return all;
    }

    /** The sum of the last full minute. */
    long lastMinute(Instant now) {
        var all = of(now);
        int minute = (int) (Duration.ofMinutes(1).toMillis() / STEP.toMillis());
        return all.subList(STEPS - 1 - minute, STEPS - 1).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void advance(Instant at) {
        long step = at.toEpochMilli() / STEP.toMillis();
        if (newest == Long.MIN_VALUE) {
            newest = step;
        }
        for (long next = Math.max(newest + 1, step - STEPS + 1); next <= step; next++) {
            counts[(int) (next % STEPS)] = 0;
        }
        newest = Math.max(newest, step);
    }
}

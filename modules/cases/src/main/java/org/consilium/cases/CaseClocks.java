package org.consilium.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.consilium.cases.duty.CountedTime;

/**
 * The two clocks of a case, from submission to the answer or to now.
 *
 * @param total all of it
 * @param active without the time spent waiting for its sender
 * @param counted none: every hour counts
 */
public record CaseClocks(Duration total, Duration active, Optional<Instant> dueAt, Optional<Counted> counted) {

    /**
     * By which hours the answer is due.
     *
     * @param institution whose calendar counts, by its name
     */
    public record Counted(String institution, CountedTime time) {}
}

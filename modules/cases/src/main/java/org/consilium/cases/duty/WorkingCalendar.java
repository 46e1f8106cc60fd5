package org.consilium.cases.duty;

import java.time.Duration;
import java.util.Map;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * The calendar of an institution.
 *
 * @param clocks which clocks count working time only, and how much of it the answer may take; the others run round the clock
 */
public record WorkingCalendar(WorkingHours hours, Map<WorkingClock, Duration> clocks) {

    /** Longest time of work for an answer. */
    public static final Duration WORK_MAX = Duration.ofHours(1_000);

    /** Errors: INVALID_REQUEST (no time, or too much). */
    public WorkingCalendar {
        clocks = Map.copyOf(clocks);
        if (clocks.values().stream()
                .anyMatch(work -> work.compareTo(Duration.ofMinutes(1)) < 0 || work.compareTo(WORK_MAX) > 0)) {
            throw new Rejected(Reason.INVALID_REQUEST, "clocks: 1 minute to " + WORK_MAX.toHours() + " hours of work");
        }
    }
}

package org.consilium.cases.figure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Which cases a report is about: those sent in a period.
 *
 * @param from first day, in the time zone of the person who asks
 * @param to last day
 */
public record FigureQuery(LocalDate from, LocalDate to, Grouping by) {

    /** Longest period in days: a leap year. */
    public static final int DAYS_MAX = 366;

    /** Errors: INVALID_REQUEST (ends before it begins, too long). */
    public FigureQuery {
        if (to.isBefore(from)) {
            throw new Rejected(Reason.INVALID_REQUEST, "the period ends before it begins");
        }
        if (days(from, to) > DAYS_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "a period has at most " + DAYS_MAX + " days");
        }
    }

    private static long days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** How finely the course over the period is shown. */
    public Step step() {
        return Step.of(days(from, to));
    }
}

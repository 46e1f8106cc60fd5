package org.consilium.cases.figure;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** A piece of a period, so large that a period has at most some thirty of them. */
public enum Step {
    DAY,
    /** From Monday (ISO 8601). */
    WEEK,
    MONTH;

    private static final int DAYS_BY_DAY_MAX = 31;
    private static final int DAYS_BY_WEEK_MAX = 31 * 7;

    static Step of(long days) {
        if (days <= DAYS_BY_DAY_MAX) {
            return DAY;
        }
        return days <= DAYS_BY_WEEK_MAX ? WEEK : MONTH;
    }

    /** The first day of the piece a day lies in. */
    public LocalDate begin(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The first day of the piece after one. */
    public LocalDate next(LocalDate begin) {
        return switch (this) {
            case DAY -> begin.plusDays(1);
            case WEEK -> begin.plusWeeks(1);
            case MONTH -> begin.plusMonths(1);
        };
    }
}

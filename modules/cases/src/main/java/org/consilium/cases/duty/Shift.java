package org.consilium.cases.duty;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Hours of duty that come every week, by the clock on the wall of the person. A shift whose end is not after its beginning
 * ends on the next day; one that begins and ends at the same time lasts a whole day.
 *
 * @param day on which it begins
 * @param from whole minutes, as {@code to}
 */
public record Shift(DayOfWeek day, LocalTime from, LocalTime to) {

    /** Errors: INVALID_REQUEST (seconds). */
    public Shift {
        if (!from.equals(from.truncatedTo(ChronoUnit.MINUTES)) || !to.equals(to.truncatedTo(ChronoUnit.MINUTES))) {
            throw new Rejected(Reason.INVALID_REQUEST, "hours of duty are whole minutes");
        }
    }

    /** The shift that begins on a date; none on other days of the week, nor where the change of the clock leaves nothing of it. */
    Optional<Period> on(LocalDate date, ZoneId zone) {
        if (date.getDayOfWeek() != day) {
            return Optional.empty();
        }
        var begin = instant(date.atTime(from), zone);
        var end = instant(date.plusDays(to.isAfter(from) ? 0 : 1).atTime(to), zone);
        return begin.isBefore(end) ? Optional.of(new Period(begin, end)) : Optional.empty();
    }

    /**
     * When a clock on the wall shows a time. A time that is skipped in spring is the moment of the change, one that comes twice
     * in autumn is the first: later times never come before earlier ones, so that shifts that adjoin leave no gap in any zone.
     */
    static Instant instant(LocalDateTime local, ZoneId zone) {
        var rules = zone.getRules();
        var change = rules.getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.toInstant(rules.getValidOffsets(local).getFirst());
    }
}

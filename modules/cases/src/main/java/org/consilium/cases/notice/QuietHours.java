package org.consilium.cases.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Hours of every day in which nothing shall ring, by the clock on the person's wall.
 *
 * @param to before {@code from}: on the next day
 */
public record QuietHours(LocalTime from, LocalTime to) {

    public QuietHours {
        if (from.equals(to)) {
            throw new Rejected(Reason.INVALID_REQUEST, "quiet hours begin and end at different times");
        }
    }

    /**
     * The end of the quiet hours a moment lies in; none: it lies in none. An hour that the clocks repeat is quiet both times, and a boundary
     * in an hour they leave out is as much later.
     */
    public Optional<Instant> endAfter(Instant moment, ZoneId zone) {
        var today = moment.atZone(zone).toLocalDate();
        for (var day : new LocalDate[] {today.minusDays(1), today}) {
            var lastDay = from.isBefore(to) ? day : day.plusDays(1);
            var start = ZonedDateTime.of(day, from, zone)
                    .withEarlierOffsetAtOverlap()
                    .toInstant();
            var end = ZonedDateTime.of(lastDay, to, zone)
                    .withLaterOffsetAtOverlap()
                    .toInstant();
            if (!moment.isBefore(start) && moment.isBefore(end)) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }
}

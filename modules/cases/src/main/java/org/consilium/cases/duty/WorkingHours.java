package org.consilium.cases.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * When an institution works: weekly hours by the clock on its wall, without its holidays. Hours that the change of the clock skips or doubles are as
 * long as they are: a night shift has an hour more in autumn.
 *
 * @param weekly a shift that ends before it begins ends on the next day
 * @param holidays whole days without work, with their names
 */
public record WorkingHours(ZoneId zone, List<Shift> weekly, SortedMap<LocalDate, String> holidays) {

    /** Most holidays that are kept, past ones included. */
    public static final int HOLIDAYS_MAX = 1_000;

    /** Longest name of a holiday, in characters. */
    public static final int NAME_LENGTH_MAX = 100;

    /** How far ahead work is looked for. Where there is none, a clock does not stand still for ever: it rings then. */
    public static final Duration HORIZON = Duration.ofDays(1_000);

    /** How much is worked out at a time. */
    private static final Duration LOOK = Duration.ofDays(28);

    /** Errors: INVALID_REQUEST (no hours, too many of them, too many holidays). */
    public WorkingHours {
        weekly = List.copyOf(weekly);
        holidays = Collections.unmodifiableSortedMap(new TreeMap<>(holidays));
        require(!weekly.isEmpty() && weekly.size() <= DutyPlan.SHIFTS_MAX, "hours: 1 to " + DutyPlan.SHIFTS_MAX);
        require(holidays.size() <= HOLIDAYS_MAX, "holidays: at most " + HOLIDAYS_MAX);
        require(
                holidays.values().stream().allMatch(name -> name.length() <= NAME_LENGTH_MAX),
                "holidays: a name has at most " + NAME_LENGTH_MAX + " characters");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new Rejected(Reason.INVALID_REQUEST, what);
        }
    }

    /** When so much working time has passed: at the latest after {@link #HORIZON}. */
    public Instant after(Instant start, Duration work) {
        var left = work;
        var end = start.plus(HORIZON);
        for (var from = start; from.isBefore(end); from = from.plus(LOOK)) {
            var to = from.plus(LOOK).isBefore(end) ? from.plus(LOOK) : end;
            for (var period : periods(new Period(from, to))) {
                var length = Duration.between(period.from(), period.to());
                if (length.compareTo(left) >= 0) {
                    return period.from().plus(left);
                }
                left = left.minus(length);
            }
        }
        return end;
    }

    /** How much working time lies between two instants; none when the second does not come later. */
    public Duration between(Instant from, Instant to) {
        return from.isBefore(to)
                ? periods(new Period(from, to)).stream()
                        .map(period -> Duration.between(period.from(), period.to()))
                        .reduce(Duration.ZERO, Duration::plus)
                : Duration.ZERO;
    }

    /** The times of work within a window, earliest first. */
    private List<Period> periods(Period window) {
        // A shift of the day before may reach into the window.
        var first = LocalDate.ofInstant(window.from(), zone).minusDays(1);
        var last = LocalDate.ofInstant(window.to(), zone);
        var planned = Stream.iterate(first, date -> !date.isAfter(last), date -> date.plusDays(1))
                .flatMap(date -> weekly.stream().flatMap(shift -> shift.on(date, zone).stream()))
                .filter(window::overlaps)
                .map(period -> new Period(
                        period.from().isBefore(window.from()) ? window.from() : period.from(),
                        period.to().isAfter(window.to()) ? window.to() : period.to()))
                .toList();
        var off = holidays.subMap(first, last.plusDays(1)).keySet().stream()
                .map(day -> new Period(
                        Shift.instant(day.atStartOfDay(), zone),
                        Shift.instant(day.plusDays(1).atStartOfDay(), zone)))
                .toList();
        return Period.subtract(Period.merge(planned), off);
    }

    /** The same with the holidays of some days only. */
    public WorkingHours within(Instant from, Instant to) {
        return new WorkingHours(
                zone,
                weekly,
                holidays.subMap(
                        LocalDate.ofInstant(from, zone),
                        LocalDate.ofInstant(to, zone).plusDays(1)));
    }
}

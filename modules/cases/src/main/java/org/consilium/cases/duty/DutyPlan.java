package org.consilium.cases.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * When one person is on duty: round the clock or by weekly hours, and by the rota; never in an absence.
 *
 * @param zone of the person, in which the weekly hours are meant
 * @param roundTheClock always but in absences; the weekly hours are kept and do not count
 */
public record DutyPlan(ZoneId zone, boolean roundTheClock, List<Shift> weekly, List<DutyEntry> entries) {

    /** How far ahead the next duty, or the end of this one, is looked for. */
    public static final Duration HORIZON = Duration.ofDays(400);

    /** Most weekly shifts of one person. */
    public static final int SHIFTS_MAX = 50;

    /** Looks a week ahead first: most answers lie there, and a year of shifts is worked out for the others only. */
    private static final List<Duration> LOOKS = List.of(Duration.ofDays(8), Duration.ofDays(64), HORIZON);

    /** Errors: INVALID_REQUEST (more than {@link #SHIFTS_MAX} shifts). */
    public DutyPlan {
        weekly = List.copyOf(weekly);
        entries = List.copyOf(entries);
        if (weekly.size() > SHIFTS_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "a week has at most " + SHIFTS_MAX + " shifts");
        }
    }

    /** Whether the person is on duty, until when, and otherwise from when next. */
    public Duty at(Instant instant) {
        var away = entries.stream()
                .filter(entry -> entry.isAwayAt(instant))
                .max(Comparator.comparing(entry -> entry.period().to()));
        for (var look : LOOKS) {
            var end = instant.plus(look);
            var first = periods(new Period(instant, end)).stream().findFirst();
            if (first.isPresent() && !first.get().contains(instant)) {
                return new Duty.Off(away, first.map(Period::from));
            }
            if (first.isPresent() && first.get().to().isBefore(end)) {
                return new Duty.On(first.map(Period::to));
            }
            if (first.isPresent() && look.equals(HORIZON)) {
                return new Duty.On(Optional.empty());
            }
        }
        return new Duty.Off(away, Optional.empty());
    }

    /** The times of duty within a window, earliest first; none overlaps or adjoins another. */
    public List<Period> periods(Period window) {
        var planned = new ArrayList<Period>();
        if (roundTheClock) {
            planned.add(window);
        } else {
            planned.addAll(weekly(window));
        }
        entries.stream()
                .filter(entry -> !entry.kind().isAway())
                .map(DutyEntry::period)
                .forEach(planned::add);
        var within = planned.stream()
                .filter(window::overlaps)
                .map(period -> new Period(max(period.from(), window.from()), min(period.to(), window.to())))
                .toList();
        return Period.subtract(Period.merge(within), absences());
    }

    /** When the clock on the wall of the person shows a time: of two such moments the first, of a skipped one the moment of the change. */
    public Instant instant(LocalDateTime local) {
        return Shift.instant(local, zone);
    }

    /** Absences, earliest first, overlapping ones as one. */
    private List<Period> absences() {
        return Period.merge(entries.stream()
                .filter(entry -> entry.kind().isAway())
                .map(DutyEntry::period)
                .toList());
    }

    private List<Period> weekly(Period window) {
        // A shift of the day before may reach into the window.
        var first = LocalDate.ofInstant(window.from(), zone).minusDays(1);
        var last = LocalDate.ofInstant(window.to(), zone);
        return Stream.iterate(first, date -> !date.isAfter(last), date -> date.plusDays(1))
                .flatMap(date -> weekly.stream().flatMap(shift -> shift.on(date, zone).stream()))
                .toList();
    }

    private static Instant max(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}

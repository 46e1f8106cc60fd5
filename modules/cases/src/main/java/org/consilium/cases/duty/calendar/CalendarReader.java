package org.consilium.cases.duty.calendar;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneInfo;
import biweekly.io.text.ICalReader;
import biweekly.property.ICalProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.consilium.cases.duty.DutyEntry;
import org.consilium.cases.duty.DutyEntry.Kind;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.cases.duty.Period;
import org.consilium.cases.duty.calendar.UploadedCalendar.Event;
import org.consilium.cases.duty.calendar.UploadedCalendar.Outcome;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Reads events of a calendar (RFC 5545 3.6.1) as entries of the roster. Whole days and times without a zone are meant by the clock on the wall of
 * the person; repetitions are written out as far as {@link DutyPlan#HORIZON}.
 */
public final class CalendarReader {

    /** Most events one upload may have. */
    public static final int EVENTS_MAX = 1_000;

    /** Most times one event may take place within the horizon. */
    public static final int OCCURRENCES_MAX = 500;

    /** Most dates the rules of one upload are asked for, past ones included; from then on every rule is given up. */
    private static final int STEPS_MAX = 500_000;

    /** Where the library takes a date without a time to begin, whatever it is told: the zone of the machine. */
    private final TimeZone zoneOfDates = TimeZone.getDefault();

    private final DutyPlan plan;
    private final Kind kind;
    private final Instant now;
    private int steps;

    /** @param kind what every event of the upload is */
    public CalendarReader(DutyPlan plan, Kind kind, Instant now) {
        this.plan = plan;
        this.kind = kind;
        this.now = now;
    }

    /** Why an event cannot be taken, for people. */
    private static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why);
        }
    }

    /** An event of the file and the calendar it stands in, which knows its zones. */
    private record Found(VEvent event, TimezoneInfo zones) {}

    /** Errors: INVALID_REQUEST (no calendar), TOO_LARGE (more than {@link #EVENTS_MAX} events). */
    public UploadedCalendar read(String text) {
        var found = new ArrayList<Found>();
        try (var reader = new ICalReader(text)) {
            reader.setDefaultTimezone(TimeZone.getTimeZone(plan.zone()));
            for (ICalendar calendar = reader.readNext(); calendar != null; calendar = reader.readNext()) {
                var zones = calendar.getTimezoneInfo();
                calendar.getEvents().forEach(event -> found.add(new Found(event, zones)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory cannot fail to be read", e);
        }
        if (found.isEmpty()) {
            throw new Rejected(Reason.INVALID_REQUEST, "the file holds no event of a calendar (RFC 5545)");
        }
        if (found.size() > EVENTS_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "a calendar has at most " + EVENTS_MAX + " events");
        }
        var moved = moved(found);
        var events = new ArrayList<Event>();
        for (int i = 0; i < found.size(); i++) {
            events.add(event(i + 1, found.get(i), moved));
        }
        return new UploadedCalendar(events);
    }

    /** Of every repeating event, which of its times an event of its own replaces (RFC 5545 3.8.4.4). */
    private static Map<String, Set<Instant>> moved(List<Found> found) {
        var moved = new HashMap<String, Set<Instant>>();
        for (var each : found) {
            var recurrence = each.event().getRecurrenceId();
            if (recurrence != null && recurrence.getValue() != null) {
                uid(each.event())
                        .ifPresent(uid -> moved.computeIfAbsent(uid, _ -> new HashSet<>())
                                .add(recurrence.getValue().toInstant()));
            }
        }
        return moved;
    }

    private static Optional<String> uid(VEvent event) {
        return Optional.ofNullable(event.getUid())
                .map(property -> property.getValue())
                .filter(value -> !value.isBlank());
    }

    private Event event(int number, Found found, Map<String, Set<Instant>> moved) {
        var event = found.event();
        var summary = Optional.ofNullable(event.getSummary())
                .map(property -> property.getValue())
                .orElse("");
        var uid = uid(event);
        try {
            if (uid.isEmpty()) {
                throw new Unusable("It has no UID, so that a later upload could not replace it.");
            }
            if (uid.get().endsWith(DutyCalendar.UID_SUFFIX)) {
                return skipped(number, summary, Optional.empty(), "It was written by this node itself.");
            }
            if (event.getStatus() != null && event.getStatus().isCancelled()) {
                return skipped(number, summary, uid, "It is cancelled.");
            }
            var periods = periods(found, moved.getOrDefault(uid.get(), Set.of()));
            if (periods.isEmpty()) {
                return skipped(number, summary, uid, "It is over.");
            }
            var entries = periods.stream()
                    .map(period -> new DutyEntry(UUID.randomUUID(), kind, period, uid))
                    .toList();
            var from = Optional.of(periods.getFirst().from());
            var reason = event.getRecurrenceRule() == null
                    ? ""
                    : "It repeats: taken until %s at most."
                            .formatted(LocalDate.ofInstant(now.plus(DutyPlan.HORIZON), plan.zone()));
            return new Event(number, summary, uid, from, Outcome.TAKEN, reason, entries);
        } catch (Unusable e) {
            return new Event(
                    number, summary, uid, Optional.empty(), Outcome.FAILED, String.valueOf(e.getMessage()), List.of());
        }
    }

    private static Event skipped(int number, String summary, Optional<String> uid, String why) {
        return new Event(number, summary, uid, Optional.empty(), Outcome.SKIPPED, why, List.of());
    }

    /** Every time the event takes place that is not over, up to the horizon. */
    private List<Period> periods(Found found, Set<Instant> moved) throws Unusable {
        var event = found.event();
        var begin = event.getDateStart();
        if (begin == null || begin.getValue() == null) {
            throw new Unusable("It has no time that can be read.");
        }
        requireZone(found.zones(), begin);
        if (event.getRecurrenceId() != null && event.getRecurrenceId().getRange() != null) {
            throw new Unusable(
                    "It changes all later times of another event at once; write them as an event of their own.");
        }
        var length = length(found);
        var horizon = now.plus(DutyPlan.HORIZON);
        boolean wholeDays = !begin.getValue().hasTime();
        var dates = event.getDateIterator(wholeDays ? zoneOfDates : zone(found.zones(), begin));
        var periods = new ArrayList<Period>();
        while (dates.hasNext()) {
            if (++steps > STEPS_MAX || periods.size() > OCCURRENCES_MAX) {
                throw new Unusable("It takes place more than %d times until %s."
                        .formatted(OCCURRENCES_MAX, LocalDate.ofInstant(horizon, plan.zone())));
            }
            var start = dates.next().toInstant();
            if (start.isAfter(horizon)) {
                break;
            }
            if (event.getRecurrenceId() != null || !moved.contains(start)) {
                add(periods, wholeDays, start, length);
            }
        }
        return periods;
    }

    private void add(List<Period> periods, boolean wholeDays, Instant read, Duration length) {
        if (!wholeDays) {
            keep(periods, read, read.plus(length));
            return;
        }
        // A day is as long as the clock on the wall makes it.
        var day = LocalDate.ofInstant(read, zoneOfDates.toZoneId());
        keep(
                periods,
                plan.instant(day.atStartOfDay()),
                plan.instant(day.plusDays(length.toDays()).atStartOfDay()));
    }

    private void keep(List<Period> periods, Instant start, Instant end) {
        if (end.isAfter(now)) {
            periods.add(new Period(start, end));
        }
    }

    private static Duration length(Found found) throws Unusable {
        var event = found.event();
        var start = event.getDateStart().getValue();
        var end = event.getDateEnd();
        Duration length;
        if (end != null && end.getValue() != null) {
            requireZone(found.zones(), end);
            length = start.hasTime()
                    ? Duration.between(start.toInstant(), end.getValue().toInstant())
                    : days(start, end.getValue());
        } else if (event.getDuration() != null && event.getDuration().getValue() != null) {
            length = Duration.ofMillis(event.getDuration().getValue().toMillis());
        } else {
            length = start.hasTime() ? Duration.ZERO : Duration.ofDays(1); // RFC 5545 3.6.1
        }
        if (!length.isPositive()) {
            throw new Unusable("It does not end after it begins.");
        }
        return length;
    }

    /** Between two dates, whatever the clock did in between. */
    private static Duration days(biweekly.util.ICalDate start, biweekly.util.ICalDate end) throws Unusable {
        var from = start.getRawComponents();
        var to = end.getRawComponents();
        try {
            return Duration.ofDays(
                    LocalDate.of(to.getYear(), to.getMonth(), to.getDate()).toEpochDay()
                            - LocalDate.of(from.getYear(), from.getMonth(), from.getDate())
                                    .toEpochDay());
        } catch (DateTimeException e) {
            throw new Unusable("It has no time that can be read.");
        }
    }

    private TimeZone zone(TimezoneInfo zones, ICalProperty property) {
        var assigned = zones.getTimezone(property);
        return assigned == null ? TimeZone.getTimeZone(plan.zone()) : assigned.getTimeZone();
    }

    private static void requireZone(TimezoneInfo zones, ICalProperty property) throws Unusable {
        var named = property.getParameters().getTimezoneId();
        if (named != null && zones.getTimezone(property) == null) {
            throw new Unusable("Its time zone is neither known nor described in the file.");
        }
    }
}

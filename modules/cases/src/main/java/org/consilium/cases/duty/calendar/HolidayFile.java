package org.consilium.cases.duty.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.duty.DutyEntry;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.cases.duty.Period;
import org.consilium.cases.duty.WorkingHours;

/** Holidays from a calendar (RFC 5545) or from a table with a date and a name in each line. */
public final class HolidayFile {

    private HolidayFile() {}

    /**
     * One holiday, or why it cannot be taken.
     *
     * @param number of the event or line, from 1
     * @param date none when it cannot be taken
     * @param problem for people, empty when there is none
     */
    public record Holiday(int number, Optional<LocalDate> date, String name, String problem) {}

    /** Whole days that are not over, repeating ones as far as the roster looks ahead. Errors: INVALID_REQUEST, TOO_LARGE. */
    public static List<Holiday> ofCalendar(String text, ZoneId zone, Instant now) {
        var plan = new DutyPlan(zone, true, List.of(), List.of());
        var found = new ArrayList<Holiday>();
        for (var event :
                new CalendarReader(plan, DutyEntry.Kind.ABSENCE, now).read(text).events()) {
            switch (event.outcome()) {
                case TAKEN ->
                    event.entries().stream()
                            .flatMap(entry -> days(entry.period(), zone).stream())
                            .forEach(day -> found.add(
                                    new Holiday(event.number(), Optional.of(day), name(event.summary()), "")));
                case FAILED ->
                    found.add(new Holiday(event.number(), Optional.empty(), name(event.summary()), event.reason()));
                case SKIPPED -> {
                    // It is over, or cancelled.
                }
            }
        }
        return found;
    }

    private static List<LocalDate> days(Period period, ZoneId zone) {
        var first = LocalDate.ofInstant(period.from(), zone);
        var last = LocalDate.ofInstant(period.to().minusNanos(1), zone);
        return first.datesUntil(last.plusDays(1))
                .limit(WorkingHours.HOLIDAYS_MAX)
                .toList();
    }

    /** Lines without a date are wrong, but for a head. */
    public static List<Holiday> ofTable(List<List<String>> rows) {
        var found = new ArrayList<Holiday>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var name = name(row.size() > 1 ? row.get(1) : "");
            var date = date(row.getFirst());
            if (date.isPresent()) {
                found.add(new Holiday(i + 1, date, name, ""));
            } else if (i > 0) {
                found.add(
                        new Holiday(i + 1, Optional.empty(), name, "The first column is no date such as 2026-12-31."));
            }
        }
        return found;
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String name(String text) {
        var line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > WorkingHours.NAME_LENGTH_MAX ? line.substring(0, WorkingHours.NAME_LENGTH_MAX) : line;
    }
}

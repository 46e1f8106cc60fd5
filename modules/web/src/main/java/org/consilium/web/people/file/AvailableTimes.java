package org.consilium.web.people.file;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.consilium.cases.duty.Shift;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.PractitionerRole.DaysOfWeek;
import org.hl7.fhir.r4.model.PractitionerRole.PractitionerRoleAvailableTimeComponent;
import org.jspecify.annotations.Nullable;

/**
 * Weekly hours of duty as {@code PractitionerRole.availableTime}. Times are by the clock on the wall of the person; a shift whose end is not
 * after its beginning ends on the next day.
 */
final class AvailableTimes {

    private static final LocalTime MIDNIGHT = LocalTime.MIDNIGHT;
    private static final String LAST_SECOND = "23:59:59";

    private AvailableTimes() {}

    /** Days with the same hours as one. */
    static void write(PractitionerRole role, String hours) {
        var shifts = HoursText.read(hours);
        if (shifts.isEmpty()) {
            addDays(role.addAvailableTime().setAllDay(true), List.of(DayOfWeek.values()));
            return;
        }
        var alike = shifts.get().stream()
                .collect(Collectors.groupingBy(
                        shift -> List.of(shift.from(), shift.to()),
                        LinkedHashMap::new,
                        Collectors.mapping(Shift::day, Collectors.toList())));
        alike.forEach((times, days) -> {
            var available = role.addAvailableTime();
            addDays(available, days);
            if (times.stream().allMatch(MIDNIGHT::equals)) {
                available.setAllDay(true);
            } else {
                available.setAvailableStartTime(times.getFirst() + ":00");
                available.setAvailableEndTime(times.getLast() + ":00");
            }
        });
    }

    private static void addDays(PractitionerRoleAvailableTimeComponent available, List<DayOfWeek> days) {
        days.forEach(day ->
                available.addDaysOfWeek(DaysOfWeek.fromCode(HoursText.name(day).toLowerCase(Locale.ROOT))));
    }

    /** As in the cell of a table; empty when the role says nothing, with question marks where a time is missing, which no table takes. */
    static String read(List<PractitionerRoleAvailableTimeComponent> times) {
        var allDay = EnumSet.noneOf(DayOfWeek.class);
        var shifts = new ArrayList<String>();
        for (var time : times) {
            var from = time.getAllDay() ? MIDNIGHT.toString() : minutes(time.getAvailableStartTime());
            var to = time.getAllDay() ? MIDNIGHT.toString() : minutes(time.getAvailableEndTime());
            for (var day : days(time)) {
                if (from.equals(MIDNIGHT.toString()) && to.equals(from)) {
                    allDay.add(day);
                }
                shifts.add("%s %s-%s".formatted(HoursText.name(day), from, to));
            }
        }
        return allDay.size() == DayOfWeek.values().length ? HoursText.ROUND_THE_CLOCK : String.join(" ", shifts);
    }

    /** No day means all of them. */
    private static List<DayOfWeek> days(PractitionerRoleAvailableTimeComponent time) {
        var named = time.getDaysOfWeek().stream()
                .map(Enumeration::getCode)
                .flatMap(code -> Arrays.stream(DayOfWeek.values())
                        .filter(day -> HoursText.name(day).equalsIgnoreCase(code)))
                .toList();
        return named.isEmpty() ? List.of(DayOfWeek.values()) : named;
    }

    /** Whole minutes; the last second of a day is how others write its end. */
    private static String minutes(@Nullable String time) {
        if (time == null) {
            return "?";
        }
        return time.equals(LAST_SECOND) ? MIDNIGHT.toString() : time.replaceFirst("(?<=\\d{2}:\\d{2}):00(\\.0+)?$", "");
    }
}

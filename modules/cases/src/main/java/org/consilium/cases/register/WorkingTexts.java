package org.consilium.cases.register;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.consilium.cases.duty.Shift;
import org.consilium.cases.duty.WorkingHours;

/** Working hours as texts in columns. */
final class WorkingTexts {

    private WorkingTexts() {}

    static String[] hours(WorkingHours hours) {
        return hours.weekly().stream()
                .map(shift -> "%s %s %s".formatted(shift.day(), shift.from(), shift.to()))
                .toArray(String[]::new);
    }

    static String[] holidays(WorkingHours hours) {
        return hours.holidays().entrySet().stream()
                .map(holiday -> (holiday.getKey() + " " + holiday.getValue()).strip())
                .toArray(String[]::new);
    }

    static WorkingHours read(String zone, List<String> hours, List<String> holidays) {
        var days = new TreeMap<LocalDate, String>();
        for (var holiday : holidays) {
            var parts = holiday.split(" ", 2);
            days.put(LocalDate.parse(parts[0]), parts.length > 1 ? parts[1] : "");
        }
        return new WorkingHours(
                ZoneId.of(zone), hours.stream().map(WorkingTexts::shift).toList(), days);
    }

    private static Shift shift(String text) {
        var parts = text.split(" ");
        return new Shift(DayOfWeek.valueOf(parts[0]), LocalTime.parse(parts[1]), LocalTime.parse(parts[2]));
    }
}

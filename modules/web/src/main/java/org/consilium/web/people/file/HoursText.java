package org.consilium.web.people.file;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.cases.duty.Shift;
import org.consilium.kernel.Rejected;

/** Hours of duty in one cell: {@code 24/7}, or shifts such as {@code MON-FRI 08:00-17:00 SAT 22:00-06:00}. */
final class HoursText {

    static final String ROUND_THE_CLOCK = "24/7";

    private static final Pattern SHIFT =
            Pattern.compile("([A-Z]{3})(?:-([A-Z]{3}))?\\s+(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2})[\\s,]*");

    private HoursText() {}

    static String write(DutyPlan plan) {
        return plan.roundTheClock()
                ? ROUND_THE_CLOCK
                : plan.weekly().stream()
                        .map(shift -> "%s %s-%s".formatted(name(shift.day()), shift.from(), shift.to()))
                        .collect(Collectors.joining(" "));
    }

    /** Three letters. */
    static String name(DayOfWeek day) {
        return day.name().substring(0, 3);
    }

    /** Shifts, or none when it says round the clock. Errors: INVALID_REQUEST. */
    static Optional<List<Shift>> read(String text) {
        if (text.equals(ROUND_THE_CLOCK)) {
            return Optional.empty();
        }
        var shifts = new ArrayList<Shift>();
        var matcher = SHIFT.matcher(text.toUpperCase(Locale.ROOT));
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            var first = day(matcher.group(1));
            var last = matcher.group(2) == null ? first : day(matcher.group(2));
            var from = time(matcher.group(3));
            var to = time(matcher.group(4));
            for (var day = first; ; day = day.plus(1)) {
                shifts.add(new Shift(day, from, to));
                if (day == last) {
                    break;
                }
            }
        }
        if (end < text.length()) {
            throw unreadable();
        }
        return Optional.of(shifts);
    }

    private static DayOfWeek day(String name) {
        for (var day : DayOfWeek.values()) {
            if (name(day).equals(name)) {
                return day;
            }
        }
        throw unreadable();
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException e) {
            throw unreadable();
        }
    }

    private static Rejected unreadable() {
        return CellProblem.HOURS.in("hours");
    }
}

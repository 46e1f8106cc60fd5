package org.consilium.web.worktime;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.consilium.cases.duty.Shift;
import org.consilium.cases.duty.WorkingCalendar;
import org.consilium.cases.duty.WorkingClock;
import org.consilium.cases.duty.WorkingHours;
import org.consilium.cases.duty.calendar.HolidayFile;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.json.Body;
import org.consilium.web.people.InstitutionNames.InstitutionRef;
import org.jspecify.annotations.Nullable;

/** How working calendars are written in JSON. */
public final class CalendarBodies {

    private CalendarBodies() {}

    /** Times as {@code 08:00}. */
    public record ShiftView(
            @Nullable DayOfWeek day,
            @Nullable LocalTime from,
            @Nullable LocalTime to) {

        public static ShiftView of(Shift shift) {
            return new ShiftView(shift.day(), shift.from(), shift.to());
        }

        Shift shift() {
            return new Shift(
                    Body.require(day, "hours.day"), Body.require(from, "hours.from"), Body.require(to, "hours.to"));
        }
    }

    /** A day without work. */
    public record HolidayView(
            @Nullable LocalDate date, @Nullable String name) {

        public static List<HolidayView> of(WorkingHours hours) {
            return hours.holidays().entrySet().stream()
                    .map(holiday -> new HolidayView(holiday.getKey(), holiday.getValue()))
                    .toList();
        }
    }

    /** @param clocks minutes of work by clock; those that are not named run round the clock */
    record CalendarBody(
            @Nullable String zone,
            @Nullable List<ShiftView> hours,
            @Nullable List<HolidayView> holidays,
            @Nullable Map<WorkingClock, Long> clocks) {

        WorkingCalendar calendar() {
            var days = new TreeMap<LocalDate, String>();
            for (var holiday : Body.list(holidays, "holidays")) {
                days.put(
                        Body.require(holiday.date(), "holidays.date"),
                        Body.optionalLine(holiday.name(), "holidays.name").orElse(""));
            }
            var counted = new EnumMap<WorkingClock, Duration>(WorkingClock.class);
            if (clocks != null) {
                clocks.forEach(
                        (clock, minutes) -> counted.put(clock, Duration.ofMinutes(Body.require(minutes, "clocks"))));
            }
            var hoursOfWork = new WorkingHours(
                    zoneId(),
                    Body.list(hours, "hours").stream().map(ShiftView::shift).toList(),
                    days);
            return new WorkingCalendar(hoursOfWork, counted);
        }

        private ZoneId zoneId() {
            try {
                return ZoneId.of(Body.line(zone, "zone"));
            } catch (DateTimeException e) {
                throw new Rejected(Reason.INVALID_REQUEST, "zone is not a time zone", e);
            }
        }

        static CalendarBody of(WorkingCalendar calendar) {
            var clocks = new EnumMap<WorkingClock, Long>(WorkingClock.class);
            calendar.clocks().forEach((clock, work) -> clocks.put(clock, work.toMinutes()));
            return new CalendarBody(
                    calendar.hours().zone().getId(),
                    calendar.hours().weekly().stream().map(ShiftView::of).toList(),
                    HolidayView.of(calendar.hours()),
                    clocks);
        }
    }

    /**
     * The calendar that counts for an institution.
     *
     * @param institution whose it is; none where every hour counts
     * @param usual minutes an answer may take by the clock where every hour counts
     */
    record CalendarView(
            Optional<InstitutionRef> institution,
            Optional<CalendarBody> calendar,
            Map<WorkingClock, Long> usual,
            boolean mayChange) {}

    /** @param problem empty when the day can be taken */
    record FoundHoliday(int number, Optional<LocalDate> date, String name, String problem) {

        static FoundHoliday of(HolidayFile.Holiday holiday) {
            return new FoundHoliday(holiday.number(), holiday.date(), holiday.name(), holiday.problem());
        }
    }
}

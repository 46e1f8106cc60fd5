package org.consilium.cases.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {

    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Zones whose clocks change by an hour, by half an hour, at midnight, and not at all. */
    private static final List<ZoneId> ZONES = List.of(
            BERLIN,
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Santiago"),
            ZoneId.of("Asia/Tokyo"),
            ZoneId.of("America/St_Johns"));

    @Test
    void aClockThatStartsBeforeAWeekendGoesOnAfterIt() {
        var hours = workdays(HANOI, "08:00", "17:00", Map.of());
        var friday = Instant.parse("2026-11-20T08:00:00Z"); // 15:00 in Hanoi

        assertThat(hours.after(friday, Duration.ofHours(2))).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(hours.after(friday, Duration.ofHours(3))).isEqualTo("2026-11-23T02:00:00Z");
        assertThat(hours.after(friday, Duration.ofHours(24)))
                .as("2 h on Friday, 9 on Monday and Tuesday, 4 on Wednesday")
                .isEqualTo("2026-11-25T05:00:00Z");
    }

    @Test
    void aHolidayStandsStillInTheZoneOfTheInstitution() {
        var hours =
                workdays(ZoneId.of("Asia/Tokyo"), "09:00", "17:00", Map.of(LocalDate.parse("2026-11-23"), "勤労感謝の日"));
        var friday = Instant.parse("2026-11-20T06:00:00Z"); // 15:00 in Tokyo

        assertThat(hours.after(friday, Duration.ofHours(3))).isEqualTo("2026-11-24T01:00:00Z");
    }

    @Test
    void aNightShiftIsAsLongAsTheClockOnTheWallMakesIt() {
        var nights = new WorkingHours(
                BERLIN,
                EnumSet.allOf(DayOfWeek.class).stream()
                        .map(day -> new Shift(day, LocalTime.of(22, 0), LocalTime.of(6, 0)))
                        .toList(),
                new TreeMap<>());

        assertThat(nights.between(Instant.parse("2026-10-24T12:00:00Z"), Instant.parse("2026-10-25T12:00:00Z")))
                .as("the clock goes back")
                .isEqualTo(Duration.ofHours(9));
        assertThat(nights.between(Instant.parse("2026-03-28T12:00:00Z"), Instant.parse("2026-03-29T12:00:00Z")))
                .as("the clock goes forward")
                .isEqualTo(Duration.ofHours(7));
        assertThat(nights.after(Instant.parse("2026-10-24T20:00:00Z"), Duration.ofHours(9)))
                .isEqualTo("2026-10-25T05:00:00Z");
    }

    /** Counting every minute of two weeks around a change of the clock says the same, whatever the hours. */
    @Test
    void isWhatCountingEveryMinuteSays() {
        for (int seed = 0; seed < 150; seed++) {
            var random = new Random(seed);
            var hours = random(random);
            var start = around(random).plus(random.nextInt(20_000), ChronoUnit.MINUTES);
            var work = Duration.ofMinutes(1 + random.nextInt(900));

            var naive = start;
            long left = work.toMinutes();
            for (int minute = 0; left > 0 && minute < 500_000; minute++) {
                left -= isWork(hours, naive) ? 1 : 0;
                naive = naive.plus(1, ChronoUnit.MINUTES);
            }
            assertThat(left).isZero();
            assertThat(hours.after(start, work)).as("seed %d: %s", seed, hours).isEqualTo(naive);
            assertThat(hours.between(start, naive)).as("seed %d", seed).isEqualTo(work);
        }
    }

    /** Half, three quarters and all of a time come in this order, and one part after another is the whole. */
    @Test
    void partsOfATimeComeInOrderAndMakeTheWhole() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var hours = random(random);
            var start = around(random);
            var work = Duration.ofMinutes(4 * (1 + random.nextInt(2_000)));

            var half = hours.after(start, work.dividedBy(2));
            var whole = hours.after(start, work);
            assertThat(hours.after(start, work.multipliedBy(3).dividedBy(4))).isBetween(half, whole);
            assertThat(hours.after(half, work.dividedBy(2))).as("seed %d", seed).isEqualTo(whole);
        }
    }

    @Test
    void aYearWithoutWorkDoesNotStopTheClockForEver() {
        var days = new TreeMap<LocalDate, String>();
        var first = LocalDate.parse("2026-11-20");
        for (int i = 0; i < WorkingHours.HOLIDAYS_MAX; i++) {
            days.put(first.plusDays(i), "");
        }
        var start = Instant.parse("2026-11-20T10:00:00Z");

        assertThat(new WorkingHours(HANOI, everyDay("18:00", "19:00"), days).after(start, Duration.ofHours(1)))
                .isEqualTo(start.plus(WorkingHours.HORIZON));
        assertThatThrownBy(() -> new WorkingHours(HANOI, List.of(), new TreeMap<>()))
                .isInstanceOf(Rejected.class);
    }

    private static boolean isWork(WorkingHours hours, Instant minute) {
        var date = LocalDate.ofInstant(minute, hours.zone());
        if (hours.holidays().containsKey(date)) {
            return false;
        }
        return hours.weekly().stream()
                .anyMatch(shift -> isIn(shift, date, minute, hours.zone())
                        || isIn(shift, date.minusDays(1), minute, hours.zone()));
    }

    private static boolean isIn(Shift shift, LocalDate date, Instant minute, ZoneId zone) {
        if (date.getDayOfWeek() != shift.day()) {
            return false;
        }
        var from = date.atTime(shift.from()).atZone(zone).withEarlierOffsetAtOverlap();
        var to = date.plusDays(shift.to().isAfter(shift.from()) ? 0 : 1)
                .atTime(shift.to())
                .atZone(zone)
                .withEarlierOffsetAtOverlap();
        return !minute.isBefore(from.toInstant()) && minute.isBefore(to.toInstant());
    }

    /** Shifts of an hour or more, also through the night, and some holidays. */
    private static WorkingHours random(Random random) {
        var shifts = new ArrayList<Shift>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            var from = LocalTime.of(4 + random.nextInt(20), random.nextInt(60));
            shifts.add(new Shift(DayOfWeek.of(1 + random.nextInt(7)), from, from.plusHours(1 + random.nextInt(12))));
        }
        var days = new TreeMap<LocalDate, String>();
        for (int i = 0; i < random.nextInt(5); i++) {
            days.put(LocalDate.ofInstant(around(random), BERLIN).plusDays(random.nextInt(20)), "holiday");
        }
        return new WorkingHours(ZONES.get(random.nextInt(ZONES.size())), shifts, days);
    }

    /** A few days before a change of the clock in one of the zones. */
    private static Instant around(Random random) {
        return List.of(
                        Instant.parse("2026-03-25T00:00:00Z"),
                        Instant.parse("2026-10-21T00:00:00Z"),
                        Instant.parse("2026-04-01T00:00:00Z"),
                        Instant.parse("2026-09-02T00:00:00Z"),
                        Instant.parse("2026-03-05T00:00:00Z"))
                .get(random.nextInt(5));
    }

    private static WorkingHours workdays(ZoneId zone, String from, String to, Map<LocalDate, String> holidays) {
        return new WorkingHours(
                zone,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).stream()
                        .map(day -> new Shift(day, LocalTime.parse(from), LocalTime.parse(to)))
                        .toList(),
                new TreeMap<>(holidays));
    }

    private static List<Shift> everyDay(String from, String to) {
        return EnumSet.allOf(DayOfWeek.class).stream()
                .map(day -> new Shift(day, LocalTime.parse(from), LocalTime.parse(to)))
                .toList();
    }
}

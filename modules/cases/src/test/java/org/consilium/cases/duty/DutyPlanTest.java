package org.consilium.cases.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.consilium.cases.duty.DutyEntry.Kind;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DutyPlanTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A Monday; the clocks of Berlin change on 2026-03-29 and 2026-10-25. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    private static final int ROUNDS = 300;

    @Test
    void worksByTheClockOnTheWallOfThePerson() {
        var plan = plan(TOKYO, weekdays("08:00", "17:00"));

        assertThat(plan.at(Instant.parse("2026-11-23T07:59:59Z")))
                .as("16:59:59 in Tokyo")
                .isEqualTo(new Duty.On(Optional.of(Instant.parse("2026-11-23T08:00:00Z"))));
        assertThat(plan.at(Instant.parse("2026-11-23T08:00:00Z")))
                .isEqualTo(off(Instant.parse("2026-11-23T23:00:00Z")));
        assertThat(plan.at(Instant.parse("2026-11-27T12:00:00Z")))
                .as("Friday evening: next on Monday")
                .isEqualTo(off(Instant.parse("2026-11-29T23:00:00Z")));
    }

    @Test
    void aShiftThatDoesNotEndAfterItBeginsEndsOnTheNextDay() {
        var night = plan(TOKYO, List.of(shift(DayOfWeek.SUNDAY, "22:00", "06:00")));

        assertThat(night.at(Instant.parse("2026-11-22T20:00:00Z")))
                .as("Monday 05:00 in Tokyo")
                .isEqualTo(new Duty.On(Optional.of(Instant.parse("2026-11-22T21:00:00Z"))));
        assertThat(plan(TOKYO, List.of(shift(DayOfWeek.MONDAY, "09:00", "09:00")))
                        .periods(week())
                        .getFirst())
                .satisfies(period ->
                        assertThat(Duration.between(period.from(), period.to())).isEqualTo(Duration.ofDays(1)));
    }

    @Test
    void aNightInWhichTheClockChangesIsAnHourShorterOrLonger() {
        var nights = plan(BERLIN, everyDay("22:00", "06:00"));

        assertThat(nightFrom(nights, "2026-03-28T21:00:00Z")).isEqualTo(Duration.ofHours(7));
        assertThat(nightFrom(nights, "2026-10-24T20:00:00Z")).isEqualTo(Duration.ofHours(9));
    }

    @Test
    void aTimeThatTheClockSkipsIsTheMomentOfTheChange() {
        var change = Instant.parse("2026-03-29T01:00:00Z");
        var early = plan(BERLIN, everyDay("02:30", "04:00"));
        var gone = plan(BERLIN, everyDay("02:00", "02:30"));
        var day = new Period(change.minus(Duration.ofHours(3)), change.plus(Duration.ofHours(9)));

        assertThat(early.periods(day)).containsExactly(new Period(change, change.plus(Duration.ofHours(1))));
        assertThat(gone.periods(day)).isEmpty();
    }

    @Test
    void anAbsenceWinsOverHoursAndRotaAndSaysUntilWhen() {
        var vacation = entry(Kind.VACATION, MONDAY, MONDAY.plus(Duration.ofDays(7)));
        var rota = entry(Kind.ROTA, MONDAY.plus(Duration.ofDays(2)), MONDAY.plus(Duration.ofDays(3)));
        var plan = new DutyPlan(TOKYO, true, List.of(), List.of(rota, vacation));

        assertThat(plan.at(MONDAY.plus(Duration.ofDays(2))))
                .isEqualTo(new Duty.Off(
                        Optional.of(vacation), Optional.of(vacation.period().to())));
        assertThat(plan.at(MONDAY.minusSeconds(1))).isEqualTo(new Duty.On(Optional.of(MONDAY)));
    }

    @Test
    void theRotaAddsToTheHours() {
        var sunday = Instant.parse("2026-11-29T00:00:00Z");
        var plan = new DutyPlan(
                TOKYO,
                false,
                weekdays("08:00", "17:00"),
                List.of(entry(Kind.ROTA, sunday, sunday.plus(Duration.ofHours(2)))));

        assertThat(plan.at(sunday)).isEqualTo(new Duty.On(Optional.of(sunday.plus(Duration.ofHours(2)))));
    }

    @Test
    void whoHasNoHoursIsNeverOnDutyAndRoundTheClockHasNoEnd() {
        assertThat(plan(TOKYO, List.of()).at(MONDAY)).isEqualTo(new Duty.Off(Optional.empty(), Optional.empty()));
        assertThat(new DutyPlan(TOKYO, true, List.of(), List.of()).at(MONDAY)).isEqualTo(new Duty.On(Optional.empty()));
    }

    @Test
    void seesADutyThatIsMonthsAhead() {
        var far = MONDAY.plus(Duration.ofDays(300));
        var plan = new DutyPlan(TOKYO, false, List.of(), List.of(entry(Kind.ROTA, far, far.plus(Duration.ofHours(8)))));

        assertThat(plan.at(MONDAY)).isEqualTo(off(far));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new Period(MONDAY, MONDAY)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> new Shift(DayOfWeek.MONDAY, LocalTime.of(8, 0, 1), LocalTime.NOON))
                .isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asia/Ho_Chi_Minh",
                "Europe/Moscow",
                "Asia/Tokyo",
                "Asia/Vladivostok",
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe"
            })
    void shiftsThatAdjoinLeaveNoGapWhenTheClockChanges(String zone) {
        var relay = plan(
                ZoneId.of(zone),
                Stream.of(everyDay("00:30", "02:10"), everyDay("02:10", "14:00"), everyDay("14:00", "00:30"))
                        .flatMap(List::stream)
                        .toList());
        var year = new Period(MONDAY, MONDAY.plus(Duration.ofDays(366)));

        assertThat(relay.periods(year)).containsExactly(year);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asia/Ho_Chi_Minh",
                "Europe/Moscow",
                "Asia/Tokyo",
                "Asia/Vladivostok",
                "Europe/Berlin",
                "America/New_York"
            })
    void anyPlanSaysTheSameAsTheClockOnTheWall(String name) {
        var zone = ZoneId.of(name);
        for (int round = 0; round < ROUNDS; round++) {
            var random = new Random(round);
            var plan = anyPlan(random, zone);
            var instant = MONDAY.plusSeconds(random.nextInt(366 * 86_400));
            if (isNearChange(instant, zone)) {
                continue; // What holds then is said by the tests above.
            }
            assertThat(plan.at(instant) instanceof Duty.On)
                    .as("seed %d, %s", round, instant)
                    .isEqualTo(onTheWall(plan, instant));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Ho_Chi_Minh", "Europe/Moscow", "Asia/Tokyo", "Asia/Vladivostok", "Europe/Berlin"})
    void theNextChangeIsTheFirstOne(String name) {
        for (int round = 0; round < ROUNDS; round++) {
            var random = new Random(round);
            var plan = anyPlan(random, ZoneId.of(name));
            var instant = MONDAY.plusSeconds(random.nextInt(366 * 86_400));
            var said = plan.at(instant);
            var change = said instanceof Duty.On(var until) ? until : ((Duty.Off) said).next();
            change.ifPresent(at -> {
                assertThat(plan.at(at).getClass()).isNotEqualTo(said.getClass());
                long seconds = Duration.between(instant, at).toSeconds();
                assertThat(seconds).isPositive();
                for (int probe = 0; probe < 5; probe++) {
                    var between = instant.plusSeconds(random.nextLong(seconds));
                    assertThat(plan.at(between).getClass())
                            .as("%s of %s", between, plan)
                            .isEqualTo(said.getClass());
                }
            });
        }
    }

    /** By looking at the local time alone, without working out one period of the weekly hours. */
    private static boolean onTheWall(DutyPlan plan, Instant instant) {
        if (plan.entries().stream()
                .anyMatch(entry -> entry.kind() != Kind.ROTA && entry.period().contains(instant))) {
            return false;
        }
        var local = instant.atZone(plan.zone()).toLocalDateTime();
        return plan.entries().stream()
                        .anyMatch(entry ->
                                entry.kind() == Kind.ROTA && entry.period().contains(instant))
                || plan.weekly().stream().anyMatch(shift -> {
                    boolean overnight = !shift.to().isAfter(shift.from());
                    boolean begun = !local.toLocalTime().isBefore(shift.from());
                    boolean ended = !local.toLocalTime().isBefore(shift.to());
                    boolean today = local.getDayOfWeek() == shift.day();
                    boolean yesterday = local.getDayOfWeek().minus(1) == shift.day();
                    return overnight ? today && begun || yesterday && !ended : today && begun && !ended;
                });
    }

    private static boolean isNearChange(Instant instant, ZoneId zone) {
        var next = zone.getRules().nextTransition(instant.minus(Duration.ofDays(1)));
        return next != null && next.getInstant().isBefore(instant.plus(Duration.ofDays(1)));
    }

    private static DutyPlan anyPlan(Random random, ZoneId zone) {
        var shifts = new ArrayList<Shift>();
        for (int i = random.nextInt(6); i > 0; i--) {
            shifts.add(new Shift(DayOfWeek.of(1 + random.nextInt(7)), anyTime(random), anyTime(random)));
        }
        var entries = new ArrayList<DutyEntry>();
        for (int i = random.nextInt(6); i > 0; i--) {
            var from = MONDAY.plus(Duration.ofHours(random.nextInt(366 * 24)));
            entries.add(entry(
                    Kind.values()[random.nextInt(Kind.values().length)],
                    from,
                    from.plus(Duration.ofHours(1 + random.nextInt(500)))));
        }
        return new DutyPlan(zone, false, shifts, entries);
    }

    private static LocalTime anyTime(Random random) {
        return LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
    }

    private static Duration nightFrom(DutyPlan plan, String instant) {
        var from = Instant.parse(instant);
        var on = (Duty.On) plan.at(from);
        return Duration.between(from, on.until().orElseThrow());
    }

    private static Duty off(Instant next) {
        return new Duty.Off(Optional.empty(), Optional.of(next));
    }

    private static Period week() {
        return new Period(MONDAY.minus(Duration.ofDays(1)), MONDAY.plus(Duration.ofDays(6)));
    }

    private static DutyPlan plan(ZoneId zone, List<Shift> weekly) {
        return new DutyPlan(zone, false, weekly, List.of());
    }

    private static DutyEntry entry(Kind kind, Instant from, Instant to) {
        return new DutyEntry(UUID.randomUUID(), kind, new Period(from, to), Optional.empty());
    }

    private static Shift shift(DayOfWeek day, String from, String to) {
        return new Shift(day, LocalTime.parse(from), LocalTime.parse(to));
    }

    private static List<Shift> everyDay(String from, String to) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> shift(day, from, to))
                .toList();
    }

    private static List<Shift> weekdays(String from, String to) {
        return everyDay(from, to).subList(0, 5);
    }
}

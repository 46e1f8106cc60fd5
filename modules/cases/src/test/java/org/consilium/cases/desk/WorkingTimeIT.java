package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.cases.CaseId;
import org.consilium.cases.Urgency;
import org.consilium.cases.duty.Shift;
import org.consilium.cases.duty.WorkingCalendar;
import org.consilium.cases.duty.WorkingClock;
import org.consilium.cases.duty.WorkingHours;
import org.consilium.cases.register.WorkingCalendarRegister;
import org.consilium.security.Institution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clocks of cases by the working calendar of the institution that asks. The region begins on Sunday, 22 November 2026, 08:00 in Hanoi. */
class WorkingTimeIT {

    private final Region region = new Region();
    private final WorkingCalendarRegister calendars = new WorkingCalendarRegister(region.jdbc, region.institutions);

    @BeforeEach
    void calendar() {
        keep(region.province, Duration.ofHours(16));
    }

    @AfterEach
    void close() {
        region.close();
    }

    @Test
    void anAnswerIsDueInWorkingTimeOfTheInstitutionThatAsksOrOneAboveIt() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();

        assertThat(due(id)).as("8 h on Monday, 8 h on Tuesday").isEqualTo(at("2026-11-24T16:00"));
        var counted = region.cases.get(region.referrer, id).clocks().counted().orElseThrow();
        assertThat(counted.institution()).isEqualTo(region.province.name());
        assertThat(counted.time().work()).isEqualTo(Duration.ofHours(16));
        assertThat(notes(id)).doesNotContain("Remind", "Overdue");

        region.passTo(at("2026-11-23T15:59"));
        region.desk.clockwork().ring();
        assertThat(notes(id)).as("before half of the time").doesNotContain("Remind");
        region.passTo(at("2026-11-23T16:00"));
        region.desk.clockwork().ring();
        assertThat(notes(id)).contains("Remind").doesNotContain("Overdue");
        region.passTo(at("2026-11-24T16:00"));
        region.desk.clockwork().ring();
        assertThat(notes(id)).contains("Overdue");
    }

    @Test
    void anEmergencyRunsRoundTheClock() {
        var id = region.submitted(Urgency.EMERGENCY).summary().id();

        assertThat(due(id)).isEqualTo(Region.START.plus(region.settings.answer().emergency()));
        assertThat(region.cases.get(region.referrer, id).clocks().counted()).isEmpty();
    }

    @Test
    void aLaterChangeOfTheCalendarMovesNothingThatRuns() {
        var before = region.submitted(Urgency.ROUTINE).summary().id();
        var due = due(before);

        keep(region.district, Duration.ofHours(8));

        assertThat(due(before)).isEqualTo(due);
        assertThat(region.cases
                        .get(region.referrer, before)
                        .clocks()
                        .counted()
                        .orElseThrow()
                        .time()
                        .work())
                .isEqualTo(Duration.ofHours(16));
        assertThat(due(region.submitted(Urgency.ROUTINE).summary().id()))
                .as("the own calendar counts before that of the institution above")
                .isEqualTo(at("2026-11-23T16:00"));
    }

    /** Asked on Monday at noon with 12 h of work left, answered on Friday: those 12 h are counted from then. */
    @Test
    void waitingForTheSenderTakesNoWorkingTime() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        region.passTo(at("2026-11-23T12:00"));
        region.cases.ask(region.radiologist, id, "Có phim cũ không?");
        region.passTo(at("2026-11-27T12:00"));
        region.cases.reply(region.referrer, id, "Không có.");

        assertThat(due(id)).as("4 h on Friday, 8 h on Monday").isEqualTo(at("2026-11-30T16:00"));
        region.passTo(at("2026-11-27T15:59"));
        region.desk.clockwork().ring();
        assertThat(notes(id)).doesNotContain("Remind");
        region.passTo(at("2026-11-30T15:59"));
        region.desk.clockwork().ring();
        assertThat(notes(id)).contains("Remind").doesNotContain("Overdue");
        region.passTo(at("2026-11-30T16:00"));
        region.desk.clockwork().ring();
        assertThat(notes(id)).contains("Overdue");
    }

    @Test
    void withoutACalendarEveryHourCounts() {
        calendars.remove(region.province.id());

        assertThat(due(region.submitted(Urgency.ROUTINE).summary().id()))
                .isEqualTo(Region.START.plus(region.settings.answer().radiology()));
    }

    private void keep(Institution institution, Duration work) {
        var weekly = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).stream()
                .map(day -> new Shift(day, LocalTime.of(8, 0), LocalTime.of(16, 0)))
                .toList();
        var holidays = new TreeMap<>(Map.of(LocalDate.parse("2026-11-26"), "Ngày nghỉ"));
        calendars.save(
                institution.id(),
                new WorkingCalendar(
                        new WorkingHours(ZoneId.of("Asia/Ho_Chi_Minh"), weekly, holidays),
                        Map.of(WorkingClock.RADIOLOGY, work)));
    }

    private Instant due(CaseId id) {
        return region.cases.get(region.referrer, id).clocks().dueAt().orElseThrow();
    }

    private java.util.List<String> notes(CaseId id) {
        return region.cases.get(region.referrer, id).history().stream()
                .map(entry -> entry.command())
                .toList();
    }

    /** By the clock on the wall in Hanoi. */
    private static Instant at(String wall) {
        return java.time.LocalDateTime.parse(wall)
                .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                .toInstant();
    }
}

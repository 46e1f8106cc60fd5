package org.consilium.cases.duty.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import org.consilium.cases.duty.DutyEntry;
import org.consilium.cases.duty.DutyEntry.Kind;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.cases.duty.Period;
import org.consilium.cases.duty.calendar.UploadedCalendar.Event;
import org.consilium.cases.duty.calendar.UploadedCalendar.Outcome;
import org.consilium.kernel.Rejected;
import org.consilium.security.PersonId;
import org.junit.jupiter.api.Test;

class CalendarReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final DutyPlan TOKYO = new DutyPlan(ZoneId.of("Asia/Tokyo"), true, List.of(), List.of());

    @Test
    void readsTimesInUtcInANamedZoneAndInNone() {
        assertThat(periods("DTSTART:20261201T080000Z", "DTEND:20261201T100000Z"))
                .containsExactly(period("2026-12-01T08:00:00Z", "2026-12-01T10:00:00Z"));
        assertThat(periods("DTSTART;TZID=Europe/Moscow:20261201T080000", "DTEND;TZID=Europe/Moscow:20261201T100000"))
                .containsExactly(period("2026-12-01T05:00:00Z", "2026-12-01T07:00:00Z"));
        assertThat(periods("DTSTART:20261201T080000", "DURATION:PT2H"))
                .as("by the clock on the wall of the person")
                .containsExactly(period("2026-11-30T23:00:00Z", "2026-12-01T01:00:00Z"));
    }

    @Test
    void readsWholeDaysWhoseEndIsTheDayAfter() {
        assertThat(periods("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261204"))
                .containsExactly(period("2026-11-30T15:00:00Z", "2026-12-03T15:00:00Z"));
        assertThat(periods("DTSTART;VALUE=DATE:20261201"))
                .containsExactly(period("2026-11-30T15:00:00Z", "2026-12-01T15:00:00Z"));
    }

    @Test
    void aWholeDayIsTheDayOfThePersonWhereverTheMachineStands() {
        var machine = TimeZone.getDefault();
        try {
            for (var zone : List.of("Asia/Vladivostok", "America/New_York", "UTC")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(periods("DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=DAILY;COUNT=2"))
                        .as(zone)
                        .containsExactly(
                                period("2026-11-30T15:00:00Z", "2026-12-01T15:00:00Z"),
                                period("2026-12-01T15:00:00Z", "2026-12-02T15:00:00Z"));
            }
        } finally {
            TimeZone.setDefault(machine);
        }
    }

    @Test
    void writesRepetitionsOutAndLeavesOutExceptionsAndWhatIsOver() {
        var periods = periods(
                "DTSTART;TZID=Europe/Berlin:20261016T200000",
                "DTEND;TZID=Europe/Berlin:20261017T080000",
                "RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=8",
                "EXDATE;TZID=Europe/Berlin:20261127T200000");

        assertThat(periods).extracting(Period::from).containsExactly(Instant.parse("2026-12-04T19:00:00Z"));
    }

    @Test
    void keepsTheHourOnTheWallWhenTheClockChanges() {
        var berlin = new DutyPlan(ZoneId.of("Europe/Berlin"), true, List.of(), List.of());
        var read = new CalendarReader(berlin, Kind.ROTA, Instant.parse("2027-03-20T00:00:00Z"))
                .read(calendar(event(
                        "a",
                        "DTSTART;TZID=Europe/Berlin:20270321T080000",
                        "DURATION:PT9H",
                        "RRULE:FREQ=WEEKLY;COUNT=2")));

        assertThat(read.entries())
                .extracting(entry -> entry.period().from())
                .containsExactly(Instant.parse("2027-03-21T07:00:00Z"), Instant.parse("2027-03-28T06:00:00Z"));
    }

    @Test
    void putsOneMovedTimeInPlaceOfTheOneOfTheRule() {
        var read = read(
                event("a", "DTSTART:20261201T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"),
                event("a", "RECURRENCE-ID:20261202T080000Z", "DTSTART:20261202T150000Z", "DURATION:PT1H"));

        assertThat(read.entries())
                .extracting(entry -> entry.period().from().toString())
                .containsExactlyInAnyOrder("2026-12-01T08:00:00Z", "2026-12-03T08:00:00Z", "2026-12-02T15:00:00Z");
    }

    @Test
    void readsARuleWithoutEndAsFarAsTheHorizonAndSaysSo() {
        var endless = only("DTSTART:20261201T080000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY");

        assertThat(endless.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(endless.entries()).hasSizeBetween(50, 60);
        assertThat(endless.reason()).contains("2027-12-28");
    }

    @Test
    void saysOfEveryEventWhyItCannotBeTaken() {
        assertFailed("UID", "BEGIN:VEVENT\r\nDTSTART:20261201T080000Z\r\nDURATION:PT1H\r\nEND:VEVENT");
        assertFailed("no time", event("a", "DTEND:20261201T080000Z"));
        assertFailed("does not end after", event("a", "DTSTART:20261201T080000Z", "DTEND:20261201T080000Z"));
        assertFailed("does not end after", event("a", "DTSTART:20261201T080000Z"));
        assertFailed("time zone", event("a", "DTSTART;TZID=Middle/Earth:20261201T080000", "DURATION:PT1H"));
        assertFailed("more than 500", event("a", "DTSTART:20261201T080000Z", "DURATION:PT1M", "RRULE:FREQ=HOURLY"));
        assertFailed("more than 500", event("a", "DTSTART:19700101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY"));
        assertFailed(
                "all later times",
                event(
                        "a",
                        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261202T080000Z",
                        "DTSTART:20261202T150000Z",
                        "DURATION:PT1H"));
    }

    @Test
    void givesManyRulesWithoutEndUpTogether() {
        var events = new String[CalendarReader.EVENTS_MAX];
        for (int i = 0; i < events.length; i++) {
            events[i] = event("a" + i, "DTSTART:19700101T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY");
        }

        assertThat(read(events).events()).hasSize(events.length).allMatch(event -> event.outcome() == Outcome.FAILED);
        assertThat(only("DTSTART:20261201T080000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")
                        .outcome())
                .as("a day that never comes")
                .isNotEqualTo(Outcome.FAILED);
    }

    @Test
    void skipsWhatIsCancelledOverOrItsOwn() {
        assertThat(only("DTSTART:20261201T080000Z", "DURATION:PT1H", "STATUS:CANCELLED"))
                .satisfies(event -> {
                    assertThat(event.outcome()).isEqualTo(Outcome.SKIPPED);
                    assertThat(event.uid())
                            .as("so that an earlier upload gives way")
                            .isPresent();
                });
        assertThat(only("DTSTART:20261101T080000Z", "DURATION:PT1H").outcome()).isEqualTo(Outcome.SKIPPED);
        var vacation = new DutyEntry(
                UUID.randomUUID(),
                Kind.VACATION,
                period("2026-12-01T00:00:00Z", "2026-12-09T00:00:00Z"),
                Optional.empty());
        var own = DutyCalendar.write(
                new PersonId(UUID.randomUUID()), new DutyPlan(TOKYO.zone(), true, List.of(), List.of(vacation)), NOW);
        assertThat(new CalendarReader(TOKYO, Kind.ROTA, NOW).read(own).events())
                .hasSize(3)
                .allMatch(event ->
                        event.outcome() == Outcome.SKIPPED && event.uid().isEmpty());
    }

    @Test
    void refusesWhatIsNoCalendar() {
        for (var text :
                List.of("", "account;name\r\n", "BEGIN:VCALENDAR\r\nEND:VCALENDAR", "BEGIN:VCARD\r\nEND:VCARD")) {
            assertThatThrownBy(() -> new CalendarReader(TOKYO, Kind.ROTA, NOW).read(text))
                    .as(text)
                    .isInstanceOf(Rejected.class);
        }
    }

    private static void assertFailed(String why, String event) {
        assertThat(read(event))
                .satisfies(read -> assertThat(read.isAcceptable()).isFalse())
                .extracting(read -> read.events().getFirst().reason())
                .asString()
                .contains(why);
    }

    private static Event only(String... lines) {
        return read(event("a", lines)).events().getFirst();
    }

    private static List<Period> periods(String... lines) {
        return only(lines).entries().stream().map(DutyEntry::period).toList();
    }

    private static UploadedCalendar read(String... events) {
        return new CalendarReader(TOKYO, Kind.VACATION, NOW).read(calendar(events));
    }

    private static String event(String uid, String... lines) {
        return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nSUMMARY:休暇\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT";
    }

    private static String calendar(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n" + String.join("\r\n", events)
                + "\r\nEND:VCALENDAR\r\n";
    }

    private static Period period(String from, String to) {
        return new Period(Instant.parse(from), Instant.parse(to));
    }
}

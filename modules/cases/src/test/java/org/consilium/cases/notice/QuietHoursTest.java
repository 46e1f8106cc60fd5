package org.consilium.cases.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.consilium.kernel.Rejected;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final QuietHours NIGHT = hours("22:00", "07:00");

    @Test
    void lastsOverMidnightByTheClockOfThePerson() {
        assertThat(NIGHT.endAfter(at("2026-11-22T14:59:59Z"), HANOI)).isEmpty();
        assertThat(NIGHT.endAfter(at("2026-11-22T15:00:00Z"), HANOI)).contains(at("2026-11-23T00:00:00Z"));
        assertThat(NIGHT.endAfter(at("2026-11-22T23:59:59Z"), HANOI)).contains(at("2026-11-23T00:00:00Z"));
        assertThat(NIGHT.endAfter(at("2026-11-23T00:00:00Z"), HANOI)).isEmpty();
    }

    @Test
    void lastsWithinADay() {
        var lunch = hours("12:00", "13:30");
        assertThat(lunch.endAfter(at("2026-11-22T05:10:00Z"), HANOI)).contains(at("2026-11-22T06:30:00Z"));
        assertThat(lunch.endAfter(at("2026-11-22T06:30:00Z"), HANOI)).isEmpty();
        assertThat(lunch.endAfter(at("2026-11-22T18:00:00Z"), HANOI)).isEmpty();
    }

    @Test
    void endsByTheWallClockInTheNightsInWhichItIsChanged() {
        assertThat(NIGHT.endAfter(at("2026-10-24T21:00:00Z"), BERLIN)).contains(at("2026-10-25T06:00:00Z"));
        assertThat(NIGHT.endAfter(at("2026-03-28T22:00:00Z"), BERLIN)).contains(at("2026-03-29T05:00:00Z"));
    }

    @Test
    void isQuietBothTimesInAnHourThatIsRepeated() {
        var early = hours("23:00", "02:30");
        // 02:40 in summer time, and 02:10 in winter time half an hour later.
        assertThat(early.endAfter(at("2026-10-25T00:40:00Z"), BERLIN)).contains(at("2026-10-25T01:30:00Z"));
        assertThat(early.endAfter(at("2026-10-25T01:10:00Z"), BERLIN)).contains(at("2026-10-25T01:30:00Z"));
        assertThat(early.endAfter(at("2026-10-25T01:30:00Z"), BERLIN)).isEmpty();
    }

    @Test
    void endsAfterAnHourThatIsLeftOut() {
        assertThat(hours("23:00", "02:30").endAfter(at("2026-03-29T00:59:00Z"), BERLIN))
                .contains(at("2026-03-29T01:30:00Z"));
    }

    @Test
    void beginsAndEndsAtDifferentTimes() {
        assertThatThrownBy(() -> hours("22:00", "22:00")).isInstanceOf(Rejected.class);
    }

    @Test
    void letsAnEmergencyThroughUnlessThePersonSaysNo() {
        var night = at("2026-11-22T18:00:00Z");
        var rings = new NoticePreferences(true, true, Optional.of(NIGHT), true, Optional.empty());
        var sleeps = new NoticePreferences(true, true, Optional.of(NIGHT), false, Optional.empty());

        assertThat(rings.heldUntil(night, HANOI, true)).isEmpty();
        assertThat(rings.heldUntil(night, HANOI, false)).contains(at("2026-11-23T00:00:00Z"));
        assertThat(sleeps.heldUntil(night, HANOI, true)).contains(at("2026-11-23T00:00:00Z"));
        assertThat(NoticePreferences.DEFAULT.heldUntil(night, HANOI, false)).isEmpty();
    }

    private static QuietHours hours(String from, String to) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}

package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseQuery;
import org.consilium.cases.CaseState;
import org.consilium.cases.CaseSummary;
import org.consilium.cases.HistoryEntry;
import org.consilium.cases.Offer;
import org.consilium.cases.OpinionText;
import org.consilium.cases.Urgency;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClocksIT {

    private static final Duration STEP = Duration.ofMinutes(10);

    private final Region region = new Region();

    @AfterEach
    void close() {
        region.close();
    }

    @Test
    void anUnansweredOfferGoesToTheNextAndInTheEndToTheFirstAgain() {
        var id = region.submitted(Urgency.FAST).summary().id();
        region.live(Duration.ofHours(4), STEP);
        region.live(Duration.ofHours(4), STEP);

        assertThat(region.cases.get(region.referrer, id).offers())
                .extracting(offer -> offer.person().id(), Offer::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(region.radiologist.id(), Offer.State.EXPIRED),
                        org.assertj.core.groups.Tuple.tuple(region.secondRadiologist.id(), Offer.State.EXPIRED),
                        org.assertj.core.groups.Tuple.tuple(region.radiologist.id(), Offer.State.REQUESTED));
    }

    @Test
    void whoIsToActIsRemindedAtHalfTimeAndTheCoordinatorToldWhenItIsDue() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        region.cases.markRead(region.coordinator, id);

        region.live(Duration.ofHours(36), STEP);
        assertThat(at(id, "Remind")).isBetween(after(36), after(36).plus(STEP));
        assertThat(unread(region.radiologist, id)).isTrue();
        assertThat(unread(region.coordinator, id)).isFalse();

        region.live(Duration.ofHours(36), STEP);
        assertThat(at(id, "Escalate")).isBetween(after(54), after(54).plus(STEP));
        assertThat(at(id, "Overdue")).isBetween(after(72), after(72).plus(STEP));
        assertThat(unread(region.coordinator, id)).isTrue();
    }

    @Test
    void aBackupIsAskedBesideASlowFirstChoice() {
        var id = region.submitted(Urgency.FAST).summary().id();
        // 75 % of a day is 18 hours; offers stand four hours, so the one of the 16th hour is still open then.
        region.live(Duration.ofHours(18), STEP);

        var offers = region.cases.get(region.referrer, id).offers();
        assertThat(offers).filteredOn(Offer::backup).singleElement().satisfies(backup -> {
            assertThat(backup.state()).isEqualTo(Offer.State.REQUESTED);
            assertThat(backup.offeredAt()).isEqualTo(after(18));
        });
        assertThat(offers)
                .filteredOn(offer -> offer.state() == Offer.State.REQUESTED)
                .hasSize(2);
    }

    @Test
    void theClocksOfTheAnswerStandStillWhileTheCaseWaitsForItsSender() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        region.cases.ask(region.radiologist, id, "Есть ли прежние снимки?");
        region.live(Duration.ofHours(100), Duration.ofHours(1));
        assertThat(commands(id)).doesNotContain("Remind", "Overdue");

        var resumed = region.cases.reply(region.referrer, id, "Нет.");
        assertThat(resumed.summary().dueAt()).hasValue(after(172));
        region.live(Duration.ofHours(36), Duration.ofHours(1));
        assertThat(at(id, "Remind")).isEqualTo(after(136));
    }

    @Test
    void anUnopenedOpinionIsRememberedEveryDayAndReachesTheCoordinatorFromTheSecond() {
        var id = signed();
        region.cases.delivered(id, 1);
        region.cases.markRead(region.referrer, id);
        region.cases.markRead(region.coordinator, id);

        region.live(Duration.ofHours(24), Duration.ofHours(1));
        assertThat(unread(region.referrer, id)).isTrue();
        assertThat(unread(region.coordinator, id)).isFalse();
        region.live(Duration.ofHours(48), Duration.ofHours(1));
        assertThat(reminders(id)).isEqualTo(3);
        assertThat(unread(region.coordinator, id)).isTrue();

        region.cases.acknowledge(region.referrer, id);
        region.live(Duration.ofDays(5), Duration.ofHours(6));
        assertThat(reminders(id)).isEqualTo(3);
        region.live(Duration.ofDays(90), Duration.ofDays(1));
        assertThat(state(id)).as("closed when the follow-up date has passed").isEqualTo(CaseState.CLOSED);
    }

    @Test
    void anOpinionThatNobodyOpensStaysOnItsClockForEver() {
        var chief = region.person("mai", "Lê Thị Mai", region.district, Set.of("vi"), Role.COORDINATOR);
        var id = signed();
        region.cases.delivered(id, 1);
        region.live(
                region.settings.receipt().multipliedBy(region.settings.receiptRemindersMax() + 1L),
                Duration.ofHours(6));
        int daily = reminders(id);
        assertThat(daily).isEqualTo(region.settings.receiptRemindersMax() + 1);

        for (int round = 1; round <= 60; round++) {
            List.of(region.referrer, region.coordinator, chief).forEach(person -> region.cases.markRead(person, id));
            region.live(region.settings.receiptUnopenedEvery(), Duration.ofHours(12));
            assertThat(reminders(id)).isEqualTo(daily + round);
            assertThat(List.of(region.referrer, region.coordinator, chief)).allMatch(person -> unread(person, id));
        }

        region.cases.acknowledge(region.referrer, id);
        region.live(Duration.ofDays(30), Duration.ofDays(1));
        assertThat(reminders(id)).isEqualTo(daily + 60);
    }

    @Test
    void aCaseNobodyAnswersExpiresAndItsOffersEnd() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.live(Duration.ofDays(31), Duration.ofHours(6));

        assertThat(state(id)).isEqualTo(CaseState.EXPIRED);
        assertThat(region.cases.get(region.referrer, id).offers())
                .noneMatch(offer -> offer.state() == Offer.State.REQUESTED);
        assertThat(region.jdbc
                        .sql("select count(*) from cases.clock")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aCaseForWhichThereIsNobodyIsToldOnceAndRoutedWhenSomebodyComes() {
        for (var person : List.of(region.radiologist, region.secondRadiologist)) {
            setDuty(person, false);
        }
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.live(Duration.ofHours(2), STEP);
        assertThat(state(id)).isEqualTo(CaseState.TRIAGED);
        assertThat(commands(id)).filteredOn("Unassigned"::equals).hasSize(1);
        assertThat(unread(region.coordinator, id)).isTrue();

        setDuty(region.secondRadiologist, true);
        region.live(STEP, STEP);
        assertThat(state(id)).isEqualTo(CaseState.OFFERED);
    }

    private CaseId signed() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        region.cases.sign(
                region.radiologist, id, region.confirmed(region.radiologist), new OpinionText("所见", "結論", ""));
        return id;
    }

    private void setDuty(Person person, boolean onDuty) {
        region.roster.saveHours(person.id(), onDuty, List.of());
    }

    private CaseState state(CaseId id) {
        return region.cases.get(region.referrer, id).summary().state();
    }

    private List<String> commands(CaseId id) {
        return region.cases.get(region.referrer, id).history().stream()
                .map(HistoryEntry::command)
                .collect(Collectors.toList());
    }

    private int reminders(CaseId id) {
        return Collections.frequency(commands(id), "RemindOfReceipt");
    }

    private Instant at(CaseId id, String command) {
        return region.cases.get(region.referrer, id).history().stream()
                .filter(entry -> entry.command().equals(command))
                .findFirst()
                .orElseThrow()
                .at();
    }

    private boolean unread(Person person, CaseId id) {
        return region.cases.list(person, new CaseQuery(CaseQuery.View.INSTITUTION, Optional.empty())).stream()
                .filter(summary -> summary.id().equals(id))
                .allMatch(CaseSummary::unread);
    }

    private static Instant after(int hours) {
        return Region.START.plus(Duration.ofHours(hours));
    }
}

package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseQuery;
import org.consilium.cases.CaseState;
import org.consilium.cases.HistoryEntry;
import org.consilium.cases.OpinionText;
import org.consilium.cases.Participant;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.TaskStatus;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Reason;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two opinions differ: a third specialist sees both and decides. */
class AdjudicationIT extends CaseFixture {

    private static final String OTHER = "Bệnh viện huyện: lành tính.";
    private static final OpinionText DECISION = new OpinionText("両方の意見を確認した。", "悪性を疑う。", "生検");

    private Person adjudicator;
    private Person second;
    private CaseId id;

    @BeforeEach
    void read() {
        adjudicator = region.adjudicator("sato", "佐藤 健", region.tokyo);
        second = region.adjudicator("suzuki", "鈴木 一郎", region.tokyo);
        id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
    }

    @Test
    void theThirdSpecialistSeesBothOpinionsAndSigns() {
        region.cases.saveDraft(region.radiologist, id, OPINION);
        var asked = region.cases.adjudicate(region.radiologist, id, adjudicator.id(), OTHER);
        assertThat(asked.summary().state()).isEqualTo(CaseState.ADJUDICATION);
        assertThat(asked.summary().taskStatus()).isEqualTo(TaskStatus.IN_PROGRESS);
        assertThat(asked.actions()).containsExactly(CaseAction.COMMENT);

        var inbox = region.cases.list(adjudicator, new CaseQuery(CaseQuery.View.INBOX, Optional.empty()));
        assertThat(inbox).extracting(line -> line.id()).containsExactly(id);
        assertThat(inbox.getFirst().unread()).isTrue();
        var seen = region.cases.get(adjudicator, id);
        assertThat(seen.adjudication().orElseThrow().other()).isEqualTo(OTHER);
        assertThat(seen.adjudication().orElseThrow().text()).hasValue(OPINION);
        assertThat(seen.draft()).isEmpty();
        assertThat(sees(adjudicator)).isTrue();
        assertRefused(Reason.NOT_AUTHORIZED, () -> sign(region.radiologist));

        var signed = sign(adjudicator);
        assertThat(signed.summary().state()).isEqualTo(CaseState.SIGNED);
        assertThat(signed.opinions().getFirst().author().id()).isEqualTo(adjudicator.id());
        assertThat(region.cases.get(region.radiologist, id).opinions()).hasSize(1);
        assertRefused(Reason.NOT_AUTHORIZED, () -> sign(region.radiologist));
        assertThat(sees(region.radiologist)).isTrue();
    }

    @Test
    void wordsThatNobodySignedAreNotForThoseWhoTreat() {
        region.cases.saveDraft(region.radiologist, id, OPINION);
        region.cases.adjudicate(region.radiologist, id, adjudicator.id(), OTHER);
        assertThat(region.cases
                        .get(region.referrer, id)
                        .adjudication()
                        .orElseThrow()
                        .text())
                .isEmpty();
        assertThat(region.cases
                        .get(region.coordinator, id)
                        .adjudication()
                        .orElseThrow()
                        .text())
                .hasValue(OPINION);
    }

    @Test
    void whoAsksHasAWholeOpinionOfTheirOwnAndACoordinatorNeedsNone() {
        assertRefused(
                Reason.INVALID_REQUEST, () -> region.cases.adjudicate(region.radiologist, id, adjudicator.id(), OTHER));
        assertRefused(
                Reason.INVALID_REQUEST, () -> region.cases.adjudicate(region.coordinator, id, adjudicator.id(), " "));
        assertRefused(
                Reason.NOT_AUTHORIZED, () -> region.cases.adjudicate(region.referrer, id, adjudicator.id(), OTHER));
        assertMissing(() -> region.cases.adjudicate(adjudicator, id, adjudicator.id(), OTHER));
        var asked = region.cases.adjudicate(region.coordinator, id, adjudicator.id(), OTHER);
        assertThat(asked.summary().state()).isEqualTo(CaseState.ADJUDICATION);
    }

    @Test
    void somebodyElseIsAskedAndTheFormerReadsNoMore() {
        region.cases.saveDraft(region.radiologist, id, OPINION);
        region.cases.adjudicate(region.radiologist, id, adjudicator.id(), OTHER);
        region.cases.saveDraft(adjudicator, id, DECISION);
        var again = region.cases.adjudicate(region.coordinator, id, second.id(), OTHER);

        assertThat(again.history()).extracting(HistoryEntry::command).endsWith("Adjudicate", "Reappoint");
        assertThat(again.adjudication().orElseThrow().text()).hasValue(OPINION);
        assertMissing(() -> region.cases.get(adjudicator, id));
        assertThat(sees(adjudicator)).isFalse();
        assertThat(region.cases.get(second, id).draft()).isEmpty();
        sign(second);
    }

    @Test
    void onlyWhoIsIndependentAndMayReadIsAsked() {
        var treating =
                region.person("lan", "Lê Thị Lan", region.district, Set.of("vi"), Role.ADJUDICATOR, Role.REFERRER);
        region.reading(treating, Set.of("*"), Set.of("CT"), 10);
        var former = region.adjudicator("old", "Vũ Minh", region.tokyo);
        region.profiles.save(new SpecialistProfile(
                former.id(),
                Set.of("*"),
                Set.of("CT"),
                Optional.empty(),
                10,
                Optional.of(LocalDate.parse("2026-11-21"))));
        assertThat(region.cases.adjudicators(region.coordinator, id))
                .extracting(Participant::id)
                .containsExactlyInAnyOrder(adjudicator.id(), second.id());
        for (var wrong : Set.of(treating, former, region.secondRadiologist, region.radiologist)) {
            assertRefused(
                    Reason.INVALID_REQUEST, () -> region.cases.adjudicate(region.coordinator, id, wrong.id(), OTHER));
        }
    }

    @Test
    void withdrawnConsentEndsTheReadingOfBoth() {
        region.cases.saveDraft(region.radiologist, id, OPINION);
        region.cases.adjudicate(region.radiologist, id, adjudicator.id(), OTHER);
        region.cases.withdrawConsent(region.referrer, id, "Đổi ý.");
        assertThat(sees(adjudicator)).isFalse();
        assertThat(sees(region.radiologist)).isFalse();
        assertMissing(() -> region.cases.get(region.radiologist, id));
    }

    @Test
    void aDecisionThatDoesNotComeIsOverdueAndExpires() {
        region.cases.saveDraft(region.radiologist, id, OPINION);
        region.cases.adjudicate(region.radiologist, id, adjudicator.id(), OTHER);
        region.live(Duration.ofDays(5), Duration.ofHours(6));
        assertThat(region.cases.get(region.coordinator, id).history())
                .extracting(HistoryEntry::command)
                .contains("Overdue");
        region.live(Duration.ofDays(90), Duration.ofDays(1));
        assertThat(region.cases.get(region.coordinator, id).summary().state()).isEqualTo(CaseState.EXPIRED);
        assertThat(sees(adjudicator)).isFalse();
    }

    private boolean sees(Person person) {
        return region.access.visibility(new Caller.Human(person)).sees(region.district.id(), Region.STUDY);
    }

    private org.consilium.cases.CaseView sign(Person by) {
        return region.cases.sign(by, id, region.confirmed(by), DECISION);
    }
}

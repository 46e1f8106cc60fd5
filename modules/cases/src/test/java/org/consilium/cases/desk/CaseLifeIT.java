package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseChanged;
import org.consilium.cases.CaseOutcome;
import org.consilium.cases.CaseQuery;
import org.consilium.cases.CaseState;
import org.consilium.cases.CaseSummary;
import org.consilium.cases.HistoryEntry;
import org.consilium.cases.OpinionSigned;
import org.consilium.cases.OpinionText;
import org.consilium.cases.TaskStatus;
import org.consilium.cases.Urgency;
import org.consilium.cases.register.OpenCases;
import org.consilium.kernel.Uid;
import org.junit.jupiter.api.Test;

/** A case from its question to its receipt. */
class CaseLifeIT extends CaseFixture {

    @Test
    void aQuestionGoesAllTheWayToItsReceipt() {
        var draft = region.submitted(Urgency.ROUTINE);
        var id = draft.summary().id();
        assertThat(draft.summary().number()).isEqualTo("2026-000001");
        assertThat(draft.summary().state()).isEqualTo(CaseState.OFFERED);
        assertThat(draft.summary().taskStatus()).isEqualTo(TaskStatus.RECEIVED);
        assertThat(draft.summary().dueAt()).hasValue(Region.START.plus(Duration.ofHours(72)));
        assertThat(draft.summary().patientName()).hasValue("Lê^Văn Bình");
        assertThat(draft.manifest()).singleElement().satisfies(study -> {
            assertThat(study.instances()).isEqualTo(3);
            assertThat(study.sha256()).hasSize(64);
        });

        assertThat(region.cases.list(region.radiologist, inbox()))
                .singleElement()
                .matches(CaseSummary::unread);
        assertThat(region.cases.get(region.radiologist, id).actions())
                .contains(CaseAction.ACCEPT, CaseAction.DECLINE, CaseAction.COMMENT)
                .doesNotContain(CaseAction.BEGIN, CaseAction.SIGN);
        assertThat(region.cases.accept(region.radiologist, id).summary().state())
                .isEqualTo(CaseState.ACCEPTED);
        assertThat(region.cases.begin(region.radiologist, id).actions()).contains(CaseAction.SIGN, CaseAction.ASK);
        assertThat(region.cases.begin(region.radiologist, id).summary().state()).isEqualTo(CaseState.IN_REVIEW);

        region.cases.ask(region.radiologist, id, "Có phim cũ không?");
        region.pass(Duration.ofHours(5));
        region.cases.reply(region.referrer, id, "Không có.");
        region.cases.comment(region.coordinator, id, "Đã gọi điện.");
        region.cases.saveDraft(region.radiologist, id, OPINION);
        assertThat(region.cases.get(region.radiologist, id).draft()).hasValue(OPINION);
        assertThat(region.cases.get(region.referrer, id).draft())
                .as("not signed yet")
                .isEmpty();

        region.pass(Duration.ofHours(1));
        var signed = region.cases.sign(region.radiologist, id, region.confirmed(region.radiologist), OPINION);
        assertThat(signed.summary().state()).isEqualTo(CaseState.SIGNED);
        assertThat(signed.clocks().total()).isEqualTo(Duration.ofHours(6));
        assertThat(signed.clocks().active()).isEqualTo(Duration.ofHours(1));
        assertThat(region.events).contains(new OpinionSigned(id, 1, region.district.id()));
        assertThat(region.cases.undelivered()).containsExactly(new OpinionSigned(id, 1, region.district.id()));

        region.cases.delivered(id, 1);
        region.cases.delivered(id, 1);
        assertThat(region.cases.undelivered()).isEmpty();
        assertThat(region.cases.get(region.referrer, id).summary().taskStatus()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(region.cases.acknowledge(region.referrer, id).summary().state())
                .isEqualTo(CaseState.ACKNOWLEDGED);
        assertThat(region.cases.acknowledge(region.referrer, id).opinions())
                .singleElement()
                .matches(opinion -> opinion.acknowledgedAt().isPresent());

        var closed = region.cases.close(
                region.referrer, id, new CaseOutcome(CaseOutcome.Discrepancy.MAJOR, true, Optional.empty()));
        assertThat(closed.history())
                .extracting(HistoryEntry::command)
                .containsExactly(
                        "Create",
                        "RecordConsent",
                        "Submit",
                        "Collect",
                        "Clear",
                        "Triage",
                        "Propose",
                        "Accept",
                        "Begin",
                        "Ask",
                        "Reply",
                        "Comment",
                        "Sign",
                        "Deliver",
                        "Acknowledge",
                        "Close");
    }

    @Test
    void anAmendmentIsANewVersionThatNamesTheOldOneAndHasItsOwnReceipt() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        region.cases.sign(region.radiologist, id, region.confirmed(region.radiologist), OPINION);
        region.cases.delivered(id, 1);
        region.cases.acknowledge(region.referrer, id);

        var amended = region.cases.sign(
                region.radiologist,
                id,
                region.confirmed(region.radiologist),
                new OpinionText("Khối 13 mm.", "Lành tính.", "Theo dõi."));
        assertThat(amended.summary().state()).isEqualTo(CaseState.SIGNED);
        assertThat(amended.summary().taskStatus()).isEqualTo(TaskStatus.COMPLETED);
        var first = region.cases.signedOpinion(id, 1).orElseThrow();
        var second = region.cases.signedOpinion(id, 2).orElseThrow();
        assertThat(first.text()).isEqualTo(OPINION);
        assertThat(second.predecessor())
                .hasValueSatisfying(old -> assertThat(old.uids()).isEqualTo(first.uids()));
        assertThat(region.cases.signedOpinion(id, 2))
                .as("the same UIDs each time")
                .hasValue(second);
        assertThat(second.manifest()).hasSize(3);

        region.cases.delivered(id, 2);
        assertThat(region.cases.acknowledge(region.referrer, id).opinions())
                .hasSize(2)
                .allMatch(opinion -> opinion.acknowledgedAt().isPresent());
    }

    @Test
    void lateImagesMakeANewManifestAndAlertTheSpecialistButOurOwnReportsDoNot() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        region.cases.markRead(region.radiologist, id);

        region.studies.arrive(Region.STUDY, new Uid(Region.STUDY + ".2"), 2);
        region.desk.lateMaterial().arrived(Region.STUDY);
        region.desk.lateMaterial().arrived(Region.STUDY);
        var view = region.cases.get(region.radiologist, id);
        assertThat(view.summary().unread()).isTrue();
        assertThat(view.manifest()).singleElement().matches(study -> study.instances() == 5);
        assertThat(view.history())
                .filteredOn(entry -> entry.command().equals("Extend"))
                .hasSize(1);

        region.cases.sign(region.radiologist, id, region.confirmed(region.radiologist), OPINION);
        var uids = region.cases.signedOpinion(id, 1).orElseThrow().uids();
        region.studies.arrive(Region.STUDY, uids.srSeries(), 1);
        region.desk.lateMaterial().arrived(Region.STUDY);
        assertThat(region.cases.get(region.referrer, id).manifest())
                .singleElement()
                .matches(study -> study.instances() == 5);
    }

    @Test
    void aStudyMustNotBeDeletedBeforeItsLastCaseHasEnded() {
        var open = new OpenCases(region.jdbc);
        assertThat(open.keeps(Region.STUDY, List.of())).isFalse();
        var first = region.submitted(Urgency.ROUTINE).summary().id();
        var second = region.submitted(Urgency.ROUTINE).summary().id();
        assertThat(open.keeps(Region.STUDY, List.of())).isTrue();
        assertThat(open.keeps(Uid.random(), List.of())).isFalse();
        region.cases.cancel(region.referrer, first, "Bệnh nhân chuyển viện.");
        assertThat(open.keeps(Region.STUDY, List.of())).isTrue();
        region.cases.cancel(region.referrer, second, "Bệnh nhân chuyển viện.");
        assertThat(open.keeps(Region.STUDY, List.of())).isFalse();
    }

    @Test
    void everyChangeIsToldAfterItsCommit() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();

        assertThat(region.events)
                .filteredOn(CaseChanged.class::isInstance)
                .map(CaseChanged.class::cast)
                .anySatisfy(changed -> {
                    assertThat(changed.id()).isEqualTo(id);
                    assertThat(changed.concerned())
                            .contains(region.referrer.id(), region.radiologist.id(), region.coordinator.id());
                });
    }

    private static CaseQuery inbox() {
        return new CaseQuery(CaseQuery.View.INBOX, Optional.empty());
    }
}

package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseChanged;
import org.consilium.cases.CaseOutcome;
import org.consilium.cases.CaseQuery;
import org.consilium.cases.CaseState;
import org.consilium.cases.CaseSummary;
import org.consilium.cases.HistoryEntry;
import org.consilium.cases.Offer;
import org.consilium.cases.OpinionSigned;
import org.consilium.cases.OpinionText;
import org.consilium.cases.RoutingStep;
import org.consilium.cases.StudyExtent;
import org.consilium.cases.TaskStatus;
import org.consilium.cases.Urgency;
import org.consilium.cases.register.OpenCases;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaseLifeIT {

    private static final OpinionText OPINION =
            new OpinionText("Khối 31 mm ở thùy trên phải.", "Nghi ác tính.", "Sinh thiết dưới CT.");

    private final Region region = new Region();

    @AfterEach
    void close() {
        region.close();
    }

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
        var signed = region.cases.sign(region.radiologist, id, Region.PASSWORD, OPINION);
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
    void theSpecialistSeesTheStudyFromTheOfferToTheClosingAndNobodyElseDoes() {
        assertThat(sees(region.radiologist)).isFalse();
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        assertThat(sees(region.radiologist)).isTrue();
        assertThat(sees(region.secondRadiologist)).isFalse();

        region.cases.decline(region.radiologist, id, "휴가 중");
        assertThat(sees(region.radiologist)).isFalse();
        assertThat(sees(region.secondRadiologist)).isTrue();
        assertMissing(() -> region.cases.get(region.radiologist, id));

        assertThat(region.cases.get(region.secondRadiologist, id).history())
                .as("why somebody else declined")
                .noneMatch(entry -> entry.command().equals("Decline"));
        assertThat(region.cases.get(region.referrer, id).history())
                .anyMatch(entry -> entry.note().equals(Optional.of("휴가 중")));

        region.cases.accept(region.secondRadiologist, id);
        region.cases.cancel(region.referrer, id, "Bệnh nhân chuyển viện.");
        assertThat(sees(region.secondRadiologist)).isFalse();
        assertMissing(() -> region.cases.get(region.secondRadiologist, id));
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
    void aForeignCaseLooksLikeAMissingOne() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        var stranger = region.person("kim", "김철수", region.tokyo, Set.of("ko"), Role.REFERRER);
        var administrator = region.person("li", "李伟", region.district, Set.of("zh"), Role.ADMINISTRATOR);

        assertMissing(() -> region.cases.get(stranger, id));
        assertMissing(() -> region.cases.comment(stranger, id, "안녕하세요"));
        assertMissing(() -> region.cases.accept(stranger, id));
        assertMissing(() -> region.cases.get(administrator, id));
        assertThat(region.cases.list(administrator, new CaseQuery(CaseQuery.View.INSTITUTION, Optional.empty())))
                .isEmpty();
        assertThat(region.cases.ofStudy(stranger, Region.STUDY)).isEmpty();
        assertThat(region.cases.ofStudy(region.referrer, Region.STUDY)).hasSize(1);
    }

    @Test
    void nobodyDoesAnothersPart() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();

        assertRefused(Reason.NOT_AUTHORIZED, () -> region.cases.reply(region.radiologist, id, "x"));
        assertRefused(Reason.NOT_AUTHORIZED, () -> region.cases.begin(region.radiologist, id));
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        assertRefused(Reason.NOT_AUTHORIZED, () -> region.cases.sign(region.referrer, id, Region.PASSWORD, OPINION));
        assertRefused(
                Reason.REAUTHENTICATION_FAILED,
                () -> region.cases.sign(region.radiologist, id, "not the password", OPINION));
        assertThat(region.cases.get(region.referrer, id).opinions()).isEmpty();
    }

    @Test
    void anAmendmentIsANewVersionThatNamesTheOldOneAndHasItsOwnReceipt() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        region.cases.sign(region.radiologist, id, Region.PASSWORD, OPINION);
        region.cases.delivered(id, 1);
        region.cases.acknowledge(region.referrer, id);

        var amended = region.cases.sign(
                region.radiologist, id, Region.PASSWORD, new OpinionText("Khối 13 mm.", "Lành tính.", "Theo dõi."));
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
    void theDecisionIsExplainedToWhoAsksAndToTheCoordinatorOnly() {
        var view = region.submitted(Urgency.ROUTINE);
        var id = view.summary().id();

        assertThat(view.routing()).extracting(RoutingStep::outcome).contains(RoutingStep.Outcome.CHOSEN);
        assertThat(region.cases.get(region.coordinator, id).routing()).isEqualTo(view.routing());
        assertThat(region.cases.get(region.radiologist, id).routing()).isEmpty();
        assertThat(region.cases.candidates(region.referrer, id)).hasSize(2);
        assertRefused(Reason.NOT_AUTHORIZED, () -> region.cases.candidates(region.radiologist, id));
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

        region.cases.sign(region.radiologist, id, Region.PASSWORD, OPINION);
        var uids = region.cases.signedOpinion(id, 1).orElseThrow().uids();
        region.studies.arrive(Region.STUDY, uids.srSeries(), 1);
        region.desk.lateMaterial().arrived(Region.STUDY);
        assertThat(region.cases.get(region.referrer, id).manifest())
                .singleElement()
                .matches(study -> study.instances() == 5);
    }

    @Test
    void aCoordinatorOffersByHandButNeverToTheReferrerOrToOneWhoDoesNotRead() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();

        var offered = region.cases.offer(region.coordinator, id, region.secondRadiologist.id());
        assertThat(offered.offers()).hasSize(2).extracting(Offer::state).containsOnly(Offer.State.REQUESTED);
        assertRefused(
                Reason.ALREADY_EXISTS, () -> region.cases.offer(region.coordinator, id, region.secondRadiologist.id()));
        assertRefused(Reason.INVALID_REQUEST, () -> region.cases.offer(region.coordinator, id, region.referrer.id()));
        assertRefused(
                Reason.NOT_AUTHORIZED, () -> region.cases.offer(region.referrer, id, region.secondRadiologist.id()));
    }

    @Test
    void whatIsMissingInAQuestionIsSaidWhenItIsSent() {
        region.studies.add(Region.STUDY, region.district.id(), "Ванин^Пётр", "CT", 1);
        var request = Region.question(Urgency.FAST, Region.STUDY);
        var draft = region.cases.create(
                region.referrer,
                new org.consilium.cases.CaseRequest(
                        request.studies(),
                        request.discipline(),
                        request.urgency(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of()));
        var id = draft.summary().id();
        assertThat(draft.actions()).containsExactlyInAnyOrder(CaseAction.EDIT, CaseAction.SUBMIT, CaseAction.CANCEL);
        assertRefused(Reason.INVALID_REQUEST, () -> region.cases.submit(region.referrer, id));
        assertMissing(() -> region.cases.get(region.coordinator, id));

        region.cases.edit(region.referrer, id, request);
        assertThat(region.cases.submit(region.referrer, id).summary().state()).isEqualTo(CaseState.OFFERED);
        assertRefused(Reason.NOT_IN_THIS_STATE, () -> region.cases.edit(region.referrer, id, request));
    }

    @Test
    void howMuchThereIsOfAStudyIsAnnouncedAndStaysUnlessSomethingElseIsSaid() {
        region.studies.add(Region.STUDY, region.district.id(), "Ванин^Пётр", "CT", 1);
        var extent = new StudyExtent(Region.STUDY, Optional.of(120), Optional.of(3));
        var id = region.cases
                .create(region.referrer, Region.question(Urgency.FAST, List.of(extent), Region.STUDY))
                .summary()
                .id();
        assertThat(region.studies.extents.get(id)).containsExactly(extent);

        region.cases.edit(region.referrer, id, Region.question(Urgency.FAST, Region.STUDY));
        assertThat(region.studies.extents.get(id)).containsExactly(extent);

        var elsewhere = new StudyExtent(new Uid("1.2.3.4.5"), Optional.of(1), Optional.empty());
        for (var wrong : List.of(List.of(elsewhere), List.of(extent, extent))) {
            assertRefused(
                    Reason.INVALID_REQUEST,
                    () -> region.cases.edit(region.referrer, id, Region.question(Urgency.FAST, wrong, Region.STUDY)));
        }
        region.cases.edit(region.referrer, id, Region.question(Urgency.FAST, List.of(), Region.STUDY));
        assertThat(region.studies.extents.get(id)).isEmpty();
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

    private boolean sees(Person person) {
        return region.access.visibility(new Caller.Human(person)).sees(region.district.id(), Region.STUDY);
    }

    private static CaseQuery inbox() {
        return new CaseQuery(CaseQuery.View.INBOX, Optional.empty());
    }

    private static void assertMissing(ThrowingCallable call) {
        assertRefused(Reason.NOT_FOUND, call);
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}

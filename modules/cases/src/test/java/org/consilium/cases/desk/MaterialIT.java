package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.CaseView;
import org.consilium.cases.HistoryEntry;
import org.consilium.cases.ManifestStudy;
import org.consilium.cases.MaterialRequest;
import org.consilium.cases.MaterialRequest.Kind;
import org.consilium.cases.MaterialRequest.Wish;
import org.consilium.cases.StudyProposal;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Role;
import org.junit.jupiter.api.Test;

/** Material that is asked for, awaited, and comes. */
class MaterialIT extends CaseFixture {

    private static final Uid LATE = new Uid("1.2.826.0.1.3680043.8.498.2");
    private static final Uid OTHER = new Uid("1.2.826.0.1.3680043.8.498.3");
    private static final String ISSUER = "HUYEN";

    @Test
    void aStudyUnderTheAccessionNumberThatWasNamedLetsTheCaseGoOn() {
        var id = waiting(ISSUER, stain(Optional.empty(), Optional.of("P-26-117")));
        region.pass(Duration.ofHours(5));
        arrive(LATE, "P1", ISSUER, "SM", "P-26-117");

        var now = region.cases.get(region.radiologist, id);
        assertThat(now.summary().state()).isEqualTo(CaseState.IN_REVIEW);
        assertThat(now.studies()).containsExactly(Region.STUDY, LATE);
        assertThat(now.manifestVersion()).isEqualTo(2);
        assertThat(now.manifest()).extracting(ManifestStudy::studyInstanceUid).contains(LATE);
        assertThat(now.material()).singleElement().satisfies(request -> {
            assertThat(request.state()).isEqualTo(MaterialRequest.State.ARRIVED);
            assertThat(request.study()).contains(LATE);
        });
        assertThat(now.history())
                .extracting(HistoryEntry::command)
                .contains("RequestMaterial", "AddStudy", "Extend", "ReceiveMaterial");
        assertThat(now.summary().unread()).isTrue();
        assertThat(sees(LATE)).isTrue();
        assertThat(now.clocks().active()).isLessThan(Duration.ofHours(1));
    }

    @Test
    void theOneRequestOfThePatientThatFitsIsAnswered() {
        var id = waiting(ISSUER, stain(Optional.of("SM"), Optional.empty()));
        arrive(OTHER, "P1", ISSUER, "CT", "");
        assertThat(state(id)).isEqualTo(CaseState.NEEDS_MATERIAL);
        assertThat(proposals(id)).containsExactly(StudyProposal.Reason.SAME_PATIENT);
        arrive(LATE, "P1", ISSUER, "SM", "");
        assertThat(state(id)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void aPatientIdWithoutItsIssuerIsOnlyProposed() {
        var id = waiting("", stain(Optional.of("SM"), Optional.empty()));
        arrive(LATE, "P1", "", "SM", "");
        assertThat(state(id)).isEqualTo(CaseState.NEEDS_MATERIAL);
        assertThat(proposals(id)).containsExactly(StudyProposal.Reason.SAME_ID_WITHOUT_ISSUER);
        assertThat(sees(LATE)).isFalse();

        var taken = region.desk.material().take(region.coordinator, id, LATE);
        assertThat(taken.summary().state()).isEqualTo(CaseState.IN_REVIEW);
        assertThat(taken.proposals()).isEmpty();
        assertThat(sees(LATE)).isTrue();
    }

    @Test
    void theSameIdOfAnotherIssuerOrInstitutionIsNoMatter() {
        var id = waiting(ISSUER, stain(Optional.of("SM"), Optional.empty()));
        arrive(LATE, "P1", "TINH", "SM", "");
        region.studies.add(OTHER, region.province.id(), "P1", ISSUER, "Lê^Văn Bình", "SM", "", 2);
        region.desk.lateMaterial().arrived(OTHER);
        assertThat(state(id)).isEqualTo(CaseState.NEEDS_MATERIAL);
        assertThat(proposals(id)).isEmpty();
    }

    @Test
    void anAccessionNumberOfAnotherPatientIsAQuestionForPeople() {
        var id = waiting(ISSUER, stain(Optional.empty(), Optional.of("P-26-117")));
        arrive(LATE, "P2", ISSUER, "SM", "P-26-117");
        assertThat(state(id)).isEqualTo(CaseState.NEEDS_MATERIAL);
        assertThat(proposals(id)).containsExactly(StudyProposal.Reason.OTHER_PATIENT);

        var dismissed = region.desk.material().dismiss(region.referrer, id, LATE);
        assertThat(dismissed.proposals()).isEmpty();
        region.desk.lateMaterial().arrived(LATE);
        assertThat(proposals(id)).as("nobody is asked twice").isEmpty();
        assertMissing(() -> region.desk.material().take(region.referrer, id, LATE));
    }

    @Test
    void twoCasesThatMayMeanItAreBothAsked() {
        var first = waiting(ISSUER, stain(Optional.of("SM"), Optional.empty()));
        var second = inReview();
        request(second, stain(Optional.of("SM"), Optional.empty()));
        arrive(LATE, "P1", ISSUER, "SM", "");
        for (var id : List.of(first, second)) {
            assertThat(state(id)).isEqualTo(CaseState.NEEDS_MATERIAL);
            assertThat(proposals(id)).containsExactly(StudyProposal.Reason.AMBIGUOUS);
        }
    }

    @Test
    void aNewSeriesOfAStudyOfTheCaseAnswersTheOneRequest() {
        var id = waiting("", stain(Optional.of("CT"), Optional.empty()));
        region.studies.arrive(Region.STUDY, new Uid(Region.STUDY + ".1"), 1);
        region.desk.lateMaterial().arrived(Region.STUDY);
        assertThat(state(id)).as("more of a series that was there").isEqualTo(CaseState.NEEDS_MATERIAL);
        region.studies.arrive(Region.STUDY, new Uid(Region.STUDY + ".2"), 2);
        region.desk.lateMaterial().arrived(Region.STUDY);
        assertThat(state(id)).isEqualTo(CaseState.IN_REVIEW);
    }

    @Test
    void aReplyEndsWhatWasWaitedFor() {
        var id = waiting(ISSUER, stain(Optional.of("SM"), Optional.empty()));
        var answered = region.cases.reply(region.referrer, id, "Khối nến đã hết.");
        assertThat(answered.summary().state()).isEqualTo(CaseState.IN_REVIEW);
        assertThat(answered.material()).extracting(MaterialRequest::state).containsExactly(MaterialRequest.State.ENDED);
        arrive(LATE, "P1", ISSUER, "SM", "");
        assertThat(proposals(id)).containsExactly(StudyProposal.Reason.SAME_PATIENT);
    }

    @Test
    void aStudyOfThePatientIsProposedToEveryOpenCaseAndToNoOther() {
        patientsFirstStudy(ISSUER);
        var draft = region.drafted(Urgency.ROUTINE);
        var ended = region.drafted(Urgency.ROUTINE);
        region.cases.cancel(region.referrer, ended, "solved");
        arrive(LATE, "P1", ISSUER, "MR", "");
        assertThat(proposals(draft)).containsExactly(StudyProposal.Reason.SAME_PATIENT);
        assertThat(region.cases.get(region.referrer, ended).proposals()).isEmpty();
        var taken = region.desk.material().take(region.referrer, draft, LATE);
        assertThat(taken.studies()).containsExactly(Region.STUDY, LATE);
        assertThat(taken.summary().state()).isEqualTo(CaseState.DRAFT);
    }

    @Test
    void aCaseWaitsForAStudyThatIsOnItsWay() {
        var id = region.cases
                .create(region.referrer, Region.question(Urgency.ROUTINE))
                .summary()
                .id();
        region.cases.recordConsent(region.referrer, id, region.agreed());
        assertRefused(Reason.INVALID_REQUEST, () -> region.cases.submit(region.referrer, id));
        assertRefused(
                Reason.INVALID_REQUEST,
                () -> region.desk.material().await(region.referrer, id, study(Optional.empty())));
        region.desk.material().await(region.referrer, id, study(Optional.of("R-1")));
        assertThat(region.cases.submit(region.referrer, id).summary().state()).isEqualTo(CaseState.COLLECTING);
        region.live(Duration.ofHours(1), Duration.ofMinutes(10));
        assertThat(state(id)).isEqualTo(CaseState.COLLECTING);
        assertRefused(Reason.INVALID_REQUEST, () -> region.desk.material().goOn(region.referrer, id));

        arrive(LATE, "P1", ISSUER, "CT", "R-1");
        var sent = region.cases.get(region.referrer, id);
        assertThat(sent.summary().state()).isEqualTo(CaseState.OFFERED);
        assertThat(sent.summary().patientName()).contains("Lê^Văn Bình");
        assertThat(sent.manifest()).hasSize(1);
        assertThat(sees(LATE)).isTrue();
    }

    @Test
    void aStudyThatCameBeforeAnybodyWaitedIsFound() {
        patientsFirstStudy(ISSUER);
        region.studies.add(LATE, region.district.id(), "P1", ISSUER, "Lê^Văn Bình", "CT", "R-1", 2);
        var id = region.drafted(Urgency.ROUTINE);
        var now = region.desk.material().await(region.referrer, id, study(Optional.of("R-1")));
        assertThat(now.studies()).containsExactly(Region.STUDY, LATE);
    }

    @Test
    void somebodyGoesOnWithWhatIsHere() {
        patientsFirstStudy(ISSUER);
        var id = region.drafted(Urgency.ROUTINE);
        region.desk.material().await(region.referrer, id, study(Optional.of("R-1")));
        region.cases.submit(region.referrer, id);
        assertThat(state(id)).isEqualTo(CaseState.COLLECTING);
        var gone = region.desk.material().goOn(region.coordinator, id);
        assertThat(gone.summary().state()).isEqualTo(CaseState.OFFERED);
        assertThat(gone.manifest()).hasSize(1);
    }

    @Test
    void aCaseWhoseImagesNeverComeIsRemindedOfAndGivenUp() {
        patientsFirstStudy(ISSUER);
        var id = region.drafted(Urgency.ROUTINE);
        region.desk.material().await(region.referrer, id, study(Optional.of("R-1")));
        region.cases.submit(region.referrer, id);
        region.cases.markRead(region.referrer, id);
        region.live(region.settings.collect().plusMinutes(10), Duration.ofMinutes(10));
        assertThat(region.cases.get(region.referrer, id).summary().unread()).isTrue();
        region.live(
                region.settings.collect().multipliedBy(region.settings.collectRemindersMax() + 1L),
                Duration.ofHours(1));
        var given = region.cases.get(region.referrer, id);
        assertThat(given.summary().state()).isEqualTo(CaseState.EXPIRED);
        assertThat(given.history().getLast().note()).contains("Its images have not come.");
        assertThat(given.history().stream()
                        .filter(entry -> entry.command().equals("RemindOfImages"))
                        .count())
                .isEqualTo(region.settings.collectRemindersMax());
    }

    @Test
    void everyPartDoesItsOwn() {
        var id = waiting(ISSUER, stain(Optional.of("SM"), Optional.empty()));
        var material = region.desk.material();
        assertRefused(Reason.NOT_IN_THIS_STATE, () -> request(id, stain(Optional.empty(), Optional.empty())));
        assertRefused(Reason.NOT_AUTHORIZED, () -> material.request(region.referrer, id, study(Optional.empty())));
        assertRefused(Reason.NOT_AUTHORIZED, () -> material.await(region.radiologist, id, study(Optional.of("1"))));
        assertRefused(Reason.NOT_AUTHORIZED, () -> material.take(region.radiologist, id, LATE));
        var stranger = region.person("x", "X", region.tokyo, Set.of("ja"), Role.REFERRER, Role.COORDINATOR);
        assertMissing(() -> material.take(stranger, id, LATE));
        assertThat(region.cases.get(region.radiologist, id).proposals()).isEmpty();
    }

    private static Wish stain(Optional<String> modality, Optional<String> accession) {
        return new Wish(Kind.STAIN, "Nhuộm TTF-1", Optional.of("Phổi phải"), modality, accession);
    }

    private static Wish study(Optional<String> accession) {
        return new Wish(Kind.STUDY, "", Optional.empty(), Optional.empty(), accession);
    }

    private void patientsFirstStudy(String issuer) {
        region.studies.add(Region.STUDY, region.district.id(), "P1", issuer, "Lê^Văn Bình", "CT", "", 3);
    }

    private void arrive(Uid study, String patient, String issuer, String modality, String accession) {
        region.studies.add(study, region.district.id(), patient, issuer, "Lê^Văn Bình", modality, accession, 2);
        region.desk.lateMaterial().arrived(study);
    }

    /** A case that stands still until something has come. */
    private CaseId waiting(String issuer, Wish wish) {
        patientsFirstStudy(issuer);
        var id = inReview();
        var held = request(id, wish);
        assertThat(held.summary().state()).isEqualTo(CaseState.NEEDS_MATERIAL);
        region.cases.markRead(region.radiologist, id);
        return id;
    }

    private CaseId inReview() {
        var id = region.drafted(Urgency.ROUTINE);
        region.cases.submit(region.referrer, id);
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        return id;
    }

    private CaseView request(CaseId id, Wish wish) {
        return region.desk.material().request(region.radiologist, id, wish);
    }

    private CaseState state(CaseId id) {
        return region.cases.get(region.referrer, id).summary().state();
    }

    private List<StudyProposal.Reason> proposals(CaseId id) {
        return region.cases.get(region.referrer, id).proposals().stream()
                .map(StudyProposal::reason)
                .toList();
    }

    private boolean sees(Uid study) {
        return region.access
                .visibility(new Caller.Human(region.radiologist))
                .grantedStudies()
                .contains(study);
    }
}

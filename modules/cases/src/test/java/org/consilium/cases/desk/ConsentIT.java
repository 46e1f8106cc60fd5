package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.AccessEnded;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.ConsentTerms;
import org.consilium.cases.ConsentTerms.Basis;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a patient agrees to, and what ends when the patient does not agree any more. */
class ConsentIT extends CaseFixture {

    @BeforeEach
    void aStudy() {
        region.studies.add(Region.STUDY, region.district.id(), "Lê^Văn Bình", "CT", 3);
    }

    @Test
    void nothingIsSentWithoutAConsentAndWhatWasRecordedIsRead() {
        var id = draft();
        assertRefused(Reason.CONSENT_MISSING, () -> region.cases.submit(region.referrer, id));
        var terms = new ConsentTerms(
                Basis.REPRESENTATIVE,
                today(),
                Optional.of("Lê Thị Hoa, con gái"),
                Optional.empty(),
                Set.of(ConsentTerms.Purpose.TEACHING),
                ConsentTerms.Reach.NODE,
                Optional.of(today().plusDays(30)),
                Optional.of("Hồ sơ 17"),
                Optional.of(new Uid(Region.STUDY + ".1.1")));
        region.cases.recordConsent(region.referrer, id, terms);

        var consent = region.cases.submit(region.referrer, id).consents().getFirst();
        assertThat(consent.terms()).isEqualTo(terms);
        assertThat(consent.recordedBy().id()).isEqualTo(region.referrer.id());
        assertThat(consent.recordedAt()).isEqualTo(region.now());
        assertThat(region.cases.get(region.radiologist, id).history())
                .anyMatch(entry -> entry.command().equals("RecordConsent")
                        && !entry.note().orElse("").contains("Hoa"));
    }

    @Test
    void whatCannotBeIsRefused() {
        var id = draft();
        assertRefused(Reason.INVALID_REQUEST, () -> record(id, Basis.BEFORE_RECORDS, Optional.empty()));
        assertRefused(Reason.INVALID_REQUEST, () -> record(id, Basis.REPRESENTATIVE, Optional.empty()));
        assertRefused(Reason.INVALID_REQUEST, () -> record(id, Basis.LAW, Optional.empty()));
        assertRefused(
                Reason.INVALID_REQUEST,
                () -> region.cases.recordConsent(
                        region.referrer, id, ConsentTerms.of(Basis.PATIENT, today().plusDays(2), Optional.empty())));
        assertRefused(
                Reason.NOT_FOUND,
                () -> region.cases.recordConsent(region.referrer, id, terms(Optional.empty(), new Uid("1.2.3"))));
        assertMissing(() -> region.cases.recordConsent(region.secondRadiologist, id, region.agreed()));
    }

    @Test
    void aCoordinatorDecidesWhereNobodyCouldBeAsked() {
        var id = draft();
        record(id, Basis.COORDINATOR, Optional.of("Bệnh nhân hôn mê."));
        assertThat(region.cases.submit(region.referrer, id).summary().state()).isEqualTo(CaseState.CLEARING);
        region.live(Duration.ofMinutes(10), Duration.ofMinutes(1));
        var waiting = region.cases.get(region.coordinator, id);
        assertThat(waiting.summary().unread()).isTrue();
        assertThat(waiting.actions()).contains(CaseAction.CLEAR, CaseAction.REJECT);
        assertRefused(
                Reason.NOT_AUTHORIZED, () -> region.cases.goOnWithoutConsent(region.referrer, id, "Tôi quyết định."));

        var decided = region.cases.goOnWithoutConsent(region.coordinator, id, "Có lợi cho bệnh nhân.");

        assertThat(decided.summary().state()).isEqualTo(CaseState.OFFERED);
        assertThat(decided.consents().getLast().terms().basis()).isEqualTo(Basis.DECIDED);
        assertThat(decided.consents().getLast().recordedBy().id()).isEqualTo(region.coordinator.id());
    }

    @Test
    void withdrawalEndsAnUnansweredCaseAndWhatItGrantedInOneTransaction() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.accept(region.radiologist, id);
        region.events.clear();

        var ended = region.cases.withdrawConsent(region.referrer, id, "Gia đình đổi ý.");

        assertThat(ended.summary().state()).isEqualTo(CaseState.CANCELLED);
        assertThat(ended.consents().getLast().withdrawal().orElseThrow().reason())
                .isEqualTo("Gia đình đổi ý.");
        assertThat(sees(region.radiologist)).isFalse();
        assertMissing(() -> region.cases.get(region.radiologist, id));
        assertThat(region.events)
                .contains(new AccessEnded(
                        id, Set.of(region.radiologist.id()), Set.of(Region.STUDY), region.district.id()));
        assertRefused(Reason.NOT_IN_THIS_STATE, () -> region.cases.withdrawConsent(region.referrer, id, "Lần nữa."));
    }

    @Test
    void anAnsweredCaseKeepsItsOpinionButIsReadNoMoreUntilThereIsAConsentAgain() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.cases.accept(region.radiologist, id);
        region.cases.begin(region.radiologist, id);
        region.cases.sign(region.radiologist, id, region.confirmed(region.radiologist), OPINION);

        var after = region.cases.withdrawConsent(region.coordinator, id, "Thư của bệnh nhân.");

        assertThat(after.summary().state()).isEqualTo(CaseState.SIGNED);
        assertThat(after.opinions()).hasSize(1);
        assertThat(sees(region.radiologist)).isFalse();
        assertMissing(() -> region.cases.sign(region.radiologist, id, region.confirmed(region.radiologist), OPINION));

        region.cases.recordConsent(region.referrer, id, region.agreed());
        assertThat(sees(region.radiologist)).isTrue();
        assertThat(region.cases.get(region.radiologist, id).opinions()).hasSize(1);
    }

    @Test
    void aConsentEndsWithItsLastDay() {
        var id = draft();
        region.cases.recordConsent(
                region.referrer, id, terms(Optional.of(today().plusDays(1)), new Uid(Region.STUDY + ".1.1")));
        region.cases.submit(region.referrer, id);
        region.pass(Duration.ofHours(46)); // START is at 01:00
        assertThat(sees(region.radiologist)).isTrue();
        region.pass(Duration.ofHours(1));
        assertThat(sees(region.radiologist)).isFalse();
        assertMissing(() -> region.cases.accept(region.radiologist, id));
    }

    @Test
    void aConsentForTheTreeKeepsOthersOut() {
        var id = draft();
        region.cases.recordConsent(
                region.referrer,
                id,
                new ConsentTerms(
                        Basis.PATIENT,
                        today(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        ConsentTerms.Reach.TREE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        region.cases.submit(region.referrer, id);
        region.cases.decline(region.radiologist, id, "Nghỉ phép.");

        assertThat(region.cases.get(region.referrer, id).summary().state()).isEqualTo(CaseState.TRIAGED);
        assertThat(region.cases.candidates(region.referrer, id))
                .filteredOn(one -> one.person().id().equals(region.secondRadiologist.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.explanation().text()).contains("consent"));
        assertRefused(
                Reason.INVALID_REQUEST,
                () -> region.cases.offer(region.coordinator, id, region.secondRadiologist.id()));
    }

    private CaseId draft() {
        return region.cases
                .create(region.referrer, Region.question(Urgency.ROUTINE, Region.STUDY))
                .summary()
                .id();
    }

    private void record(CaseId id, Basis basis, Optional<String> reason) {
        region.cases.recordConsent(region.referrer, id, ConsentTerms.of(basis, today(), reason));
    }

    private ConsentTerms terms(Optional<LocalDate> validUntil, Uid document) {
        return new ConsentTerms(
                Basis.PATIENT,
                today(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                ConsentTerms.Reach.NODE,
                validUntil,
                Optional.empty(),
                Optional.of(document));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(region.now(), ZoneOffset.UTC);
    }

    private boolean sees(Person person) {
        return region.access.visibility(new Caller.Human(person)).sees(region.district.id(), Region.STUDY);
    }
}

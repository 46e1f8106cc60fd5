package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.AccessEnded;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.ConsentTerms;
import org.consilium.cases.ConsentTerms.Basis;
import org.consilium.cases.EmergencyChanged;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Role;
import org.consilium.security.audit.AuditAct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The glass is broken: who reads at once, until when, and who looks at it afterwards. */
class EmergencyIT extends CaseFixture {

    @Test
    void makesACaseThatWasSentBeforeDueAsAnEmergencyIs() {
        var id = region.submitted(Urgency.ROUTINE).summary().id();
        region.pass(Duration.ofHours(1));

        var opened = region.cases.breakGlass(region.referrer, id, "Xuất huyết.", Optional.empty());

        assertThat(opened.summary().dueAt()).hasValue(region.now().plus(Duration.ofHours(2)));
        region.live(Duration.ofHours(2), Duration.ofMinutes(5));
        assertThat(region.cases.get(region.referrer, id).history())
                .anyMatch(entry -> entry.command().equals("Overdue"));
    }

    private static final String REASON = "Đa chấn thương, bất tỉnh.";

    private Person officer;
    private CaseId id;

    @BeforeEach
    void aDraftWithoutConsent() {
        officer = region.person("linh", "Vũ Khánh Linh", region.province, Set.of("vi"), Role.PRIVACY_OFFICER);
        region.studies.add(Region.STUDY, region.district.id(), "Lê^Văn Bình", "CT", 3);
        id = region.cases
                .create(region.referrer, Region.question(Urgency.ROUTINE, Region.STUDY))
                .summary()
                .id();
    }

    @Test
    void theSpecialistOnDutyReadsAtOnceAndTheOfficerIsTold() {
        assertRefused(Reason.INVALID_REQUEST, () -> breakGlass(" "));
        assertMissing(() -> region.cases.breakGlass(region.secondRadiologist, id, REASON, Optional.empty()));

        breakGlass(REASON);

        var seen = region.cases.get(region.radiologist, id);
        assertThat(seen.summary().state()).isEqualTo(CaseState.OFFERED);
        assertThat(seen.summary().urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThat(seen.manifest()).singleElement().matches(study -> study.instances() == 3);
        assertThat(sees(region.radiologist)).isTrue();
        var emergency = region.desk.emergencies().list(officer).getFirst();
        assertThat(emergency.reason()).isEqualTo(REASON);
        assertThat(emergency.reader().id()).isEqualTo(region.radiologist.id());
        assertThat(emergency.endsAt()).isEqualTo(region.now().plus(region.settings.emergencyAccess()));
        assertThat(region.events).contains(new EmergencyChanged(emergency.id(), Set.of(officer.id())));
        assertThat(alerts()).isEqualTo(1);
    }

    @Test
    void theOfficersOfWhoseImagesTheyAreHearOfItAtOnceAndUntilOneHasReviewedIt() {
        var chief = region.person("thu", "Đặng Minh Thư", region.district, Set.of("vi"), Role.PRIVACY_OFFICER);
        region.person("sato", "佐藤 花子", region.tokyo, Set.of("ja"), Role.PRIVACY_OFFICER);

        breakGlass(REASON);
        assertThat(toldOfficers("WAITING")).containsExactlyInAnyOrder(officer.id(), chief.id());

        var emergency = region.desk.emergencies().list(officer).getFirst();
        region.desk.emergencies().review(officer, emergency.id(), true, "Đúng.");
        assertThat(toldOfficers("WAITING")).isEmpty();
        assertThat(toldOfficers("NOT_NEEDED")).containsExactlyInAnyOrder(officer.id(), chief.id());
    }

    @Test
    void whereNobodyIsNamedToReviewItThoseAreToldWhoCanNameSomebody() {
        region.leaves(officer);
        var far = region.person("sato", "佐藤 花子", region.tokyo, Set.of("ja"), Role.ADMINISTRATOR);
        breakGlass(REASON);
        assertThat(told("NO_OFFICER", "WAITING")).containsExactly(far.id());
        assertThat(told("BREAK_GLASS", "WAITING")).isEmpty();

        var near = region.person("hai", "Đỗ Văn Hải", region.province, Set.of("vi"), Role.ADMINISTRATOR);
        breakGlass(REASON);
        assertThat(told("NO_OFFICER", "WAITING")).containsExactlyInAnyOrder(far.id(), near.id());

        var named = region.person("thu", "Đặng Minh Thư", region.district, Set.of("vi"), Role.PRIVACY_OFFICER);
        for (var emergency : region.desk.emergencies().list(named)) {
            region.desk.emergencies().review(named, emergency.id(), true, "Đúng.");
        }
        assertThat(told("NO_OFFICER", "WAITING")).isEmpty();
    }

    private List<PersonId> toldOfficers(String state) {
        return told("BREAK_GLASS", state);
    }

    /** By mail, also in their quiet hours. */
    private List<PersonId> told(String kind, String state) {
        return region.jdbc.sql("""
                        select person from cases.notice
                        where kind = :kind and channel = 'MAIL' and emergency and state = :state
                        """).param("kind", kind).param("state", state).query(UUID.class).list().stream()
                .map(PersonId::new)
                .toList();
    }

    @Test
    void itEndsByItselfUnlessThePatientAgrees() {
        breakGlass(REASON);
        region.cases.accept(region.radiologist, id);
        region.events.clear();
        region.live(region.settings.emergencyAccess(), Duration.ofHours(1));

        assertThat(sees(region.radiologist)).isFalse();
        assertMissing(() -> region.cases.begin(region.radiologist, id));
        assertThat(region.events)
                .contains(new AccessEnded(
                        id, Set.of(region.radiologist.id()), Set.of(Region.STUDY), region.district.id()));

        region.cases.recordConsent(region.referrer, id, region.agreed());
        region.cases.begin(region.radiologist, id);
        assertThat(sees(region.radiologist)).isTrue();
    }

    @Test
    void aConsentRecordedInTimeTakesItsPlace() {
        breakGlass(REASON);
        region.cases.accept(region.radiologist, id);
        region.cases.recordConsent(region.referrer, id, region.agreed());
        region.live(region.settings.emergencyAccess().plusHours(1), Duration.ofHours(1));

        assertThat(sees(region.radiologist)).isTrue();
    }

    @Test
    void theOfficerClosesItOnceAndWhatWasNotJustifiedEnds() {
        breakGlass(REASON);
        var emergency = region.desk.emergencies().list(officer).getFirst();
        var foreign = region.person("sato", "佐藤 花子", region.tokyo, Set.of("ja"), Role.PRIVACY_OFFICER);
        assertThat(region.desk.emergencies().list(foreign)).isEmpty();
        assertMissing(() -> region.desk.emergencies().review(foreign, emergency.id(), true, "いいえ"));
        assertRefused(
                Reason.NOT_AUTHORIZED,
                () -> region.desk.emergencies().review(region.coordinator, emergency.id(), true, "x"));
        assertRefused(
                Reason.INVALID_REQUEST, () -> region.desk.emergencies().review(officer, emergency.id(), true, " "));

        var reviewed = region.desk.emergencies().review(officer, emergency.id(), false, "Bệnh nhân tỉnh táo.");

        assertThat(reviewed.review().orElseThrow().justified()).isFalse();
        assertThat(sees(region.radiologist)).isFalse();
        assertMissing(() -> region.cases.accept(region.radiologist, id));
        assertRefused(
                Reason.NOT_IN_THIS_STATE,
                () -> region.desk.emergencies().review(officer, emergency.id(), true, "Đổi ý."));
    }

    @Test
    void itOpensACaseThatWaitsForAnotherAndToWhomIsNamed() {
        region.cases.recordConsent(region.referrer, id, region.agreed());
        region.cases.submit(region.referrer, id);

        region.cases.breakGlass(region.coordinator, id, REASON, Optional.of(region.secondRadiologist.id()));

        assertThat(sees(region.secondRadiologist)).isTrue();
        region.cases.accept(region.secondRadiologist, id);
        assertThat(sees(region.radiologist)).isFalse();
        assertRefused(
                Reason.NOT_IN_THIS_STATE, () -> region.cases.breakGlass(region.referrer, id, REASON, Optional.empty()));
    }

    @Test
    void isReadWhereSomebodyHasJustDecidedToGoOnAfterAConsentHadEnded() {
        var study = new Uid("1.2.826.0.1.3680043.99.6");
        region.studies.add(study, region.district.id(), "Lê^Văn Bình", "CT", 0);
        id = region.cases
                .create(region.referrer, Region.question(Urgency.ROUTINE, study))
                .summary()
                .id();
        region.cases.recordConsent(region.referrer, id, untilTomorrow());
        region.cases.submit(region.referrer, id);
        region.live(Duration.ofDays(3), Duration.ofHours(1));
        region.studies.arrive(study, new Uid(study + ".1"), 2);
        region.live(Duration.ofDays(1), Duration.ofHours(1));
        // The node dies between the decision and the step that follows.
        int statements = 0;
        while (basis() != Basis.DECIDED) {
            MortalDataSource.diesAfter(
                    statements++, () -> region.cases.goOnWithoutConsent(region.coordinator, id, REASON));
        }
        assertThat(region.cases.get(region.referrer, id).summary().state()).isEqualTo(CaseState.CLEARING);

        breakGlass(REASON);

        assertThat(region.access
                        .visibility(new Caller.Human(region.radiologist))
                        .sees(region.district.id(), study))
                .isTrue();
    }

    private Basis basis() {
        return region.cases
                .get(region.coordinator, id)
                .consents()
                .getLast()
                .terms()
                .basis();
    }

    private ConsentTerms untilTomorrow() {
        var agreed = region.agreed();
        return new ConsentTerms(
                agreed.basis(),
                agreed.givenOn(),
                agreed.representative(),
                agreed.reason(),
                agreed.purposes(),
                agreed.reach(),
                Optional.of(agreed.givenOn().plusDays(1)),
                agreed.document(),
                agreed.documentInstance(),
                agreed.documentFile());
    }

    private void breakGlass(String reason) {
        region.cases.breakGlass(region.referrer, id, reason, Optional.empty());
    }

    private long alerts() {
        return region.jdbc
                .sql("""
                        select (select count(*) from security.audit_waiting where act = :act)
                            + (select count(*) from security.audit_event where act = :act)
                        """)
                .param("act", AuditAct.EMERGENCY_ACCESS.name())
                .query(Long.class)
                .single();
    }

    private boolean sees(Person person) {
        return region.access.visibility(new Caller.Human(person)).sees(region.district.id(), Region.STUDY);
    }
}

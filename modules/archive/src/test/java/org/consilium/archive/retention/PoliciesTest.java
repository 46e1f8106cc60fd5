package org.consilium.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.consilium.archive.retention.Policy.Stored;
import org.consilium.archive.retention.Verdict.Until;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private static final InstitutionId HOME = new InstitutionId(UUID.randomUUID());
    private static final InstitutionId OTHER = new InstitutionId(UUID.randomUUID());
    private static final LocalDate BORN = LocalDate.of(2015, 4, 2);
    private static final LocalDate DONE = LocalDate.of(2020, 2, 29);
    private static final LocalDate CAME = LocalDate.of(2020, 3, 2);
    private static final LocalDate OPENED = LocalDate.of(2023, 7, 1);

    @Test
    void withoutAPolicyThatMatchesAStudyIsKeptForEver() {
        assertThat(new Policies(List.of()).on(study())).isEqualTo(new Verdict.NoPolicy());
        assertThat(verdict(draft().modalities("MR"))).isEqualTo(new Verdict.NoPolicy());
        assertThat(verdict(draft().sender("MR1"))).isEqualTo(new Verdict.NoPolicy());
        assertThat(verdict(draft().of(OTHER))).isEqualTo(new Verdict.NoPolicy());
        assertThat(verdict(draft().switchedOff())).isEqualTo(new Verdict.NoPolicy());
        assertThat(new Verdict.NoPolicy().isOver(LocalDate.of(3000, 1, 1))).isFalse();
    }

    @Test
    void theDayItIsKeptUntilIsStillKept() {
        var kept = until(draft().modalities("CT").sender("CT1"));
        assertThat(kept.until()).isEqualTo(LocalDate.of(2025, 2, 28));
        assertThat(kept.isOver(kept.until())).isFalse();
        assertThat(kept.isOver(kept.until().plusDays(1))).isTrue();
        assertThat(kept.reason()).isEqualTo("policy 'P', study date 2020-02-29: kept until 2025-02-28");
    }

    @Test
    void theLatestOfWhatIsChosenCounts() {
        assertThat(until(draft().from(CountedFrom.RECEIPT)).from()).isEqualTo(CAME);
        assertThat(until(draft().from(CountedFrom.STUDY_DATE, CountedFrom.RECEIPT))
                        .from())
                .isEqualTo(CAME);
        var opened = until(draft().from(CountedFrom.STUDY_DATE, CountedFrom.OPENED));
        assertThat(opened.countedFrom()).contains(CountedFrom.OPENED);
        assertThat(opened.until()).isEqualTo(OPENED.plusYears(5));
    }

    @Test
    void whatIsNotKnownIsCountedFromItsArrival() {
        var nothing = new StudyFacts(
                Uid.random(),
                HOME,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                CAME,
                Optional.empty(),
                1,
                1);
        assertThat(((Until) verdict(draft().from(CountedFrom.OPENED), nothing)).from())
                .isEqualTo(CAME);
        assertThat(((Until) verdict(draft(), nothing)).from()).isEqualTo(CAME);
    }

    @Test
    void imagesOfAChildAreKeptUntilItHasGrownUp() {
        var kept = until(draft().youngerThan(18).untilAge(28));
        assertThat(kept.countedFrom()).isEmpty();
        assertThat(kept.until()).isEqualTo(LocalDate.of(2043, 12, 31));
        // Nobody may read from it when the child was born.
        assertThat(kept.reason()).isEqualTo("policy 'P', age of the patient: kept until 2043-12-31");
        assertThat(until(draft().untilAge(9)).until()).isEqualTo(DONE.plusYears(5));
        assertThat(verdict(draft().youngerThan(4))).isEqualTo(new Verdict.NoPolicy());
        // The birthday itself: no longer younger.
        assertThat(verdict(draft().youngerThan(5), on(BORN.plusYears(5)))).isEqualTo(new Verdict.NoPolicy());
        assertThat(verdict(draft().youngerThan(5), on(BORN.plusYears(5).minusDays(1))))
                .isInstanceOf(Until.class);
    }

    @Test
    void aPatientWithoutDateOfBirthMayBeAChild() {
        var unknown = new StudyFacts(
                Uid.random(),
                HOME,
                Optional.of(DONE),
                Optional.empty(),
                Set.of("CT"),
                Set.of("CT1"),
                CAME,
                Optional.empty(),
                1,
                1);
        assertThat(verdict(draft().youngerThan(18).untilAge(28), unknown)).isEqualTo(new Verdict.AgeUnknown(1, "P"));
        assertThat(new Verdict.AgeUnknown(1, "P").isOver(LocalDate.of(3000, 1, 1)))
                .isFalse();
    }

    @Test
    void theFirstThatMatchesDecidesAndThoseOfTheInstitutionComeFirst() {
        var everywhere = new Stored(1, draft().named("node").position(1).policy(), "", Instant.EPOCH);
        var own = new Stored(2, draft().named("own").of(HOME).position(9).policy(), "", Instant.EPOCH);
        var earlier = new Stored(3, draft().named("first").of(HOME).position(2).forEver(), "", Instant.EPOCH);
        assertThat(((Until) new Policies(List.of(everywhere, own)).on(study())).policyName())
                .isEqualTo("own");
        assertThat(new Policies(List.of(everywhere, own, earlier)).on(study()))
                .isEqualTo(new Verdict.ForEver(3, "first"));
        assertThat(new Policies(List.of(earlier)).canEnd()).isFalse();
    }

    @Test
    void aPolicyThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> draft().keep(Period.ZERO).policy()).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> draft().keep(Period.ofYears(-1)).policy()).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> draft().keep(Period.ofYears(201)).policy()).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> draft().from().policy()).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> draft().named(" ").policy()).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> draft().youngerThan(0).policy()).isInstanceOf(Rejected.class);
    }

    private static StudyFacts study() {
        return on(DONE);
    }

    private static StudyFacts on(LocalDate studyDate) {
        return new StudyFacts(
                Uid.random(),
                HOME,
                Optional.of(studyDate),
                Optional.of(BORN),
                Set.of("CT", "SR"),
                Set.of("CT1", "PACS"),
                CAME,
                Optional.of(OPENED),
                10,
                1000);
    }

    private static Verdict verdict(Draft draft) {
        return verdict(draft, study());
    }

    private static Verdict verdict(Draft draft, StudyFacts study) {
        return new Policies(List.of(new Stored(1, draft.policy(), "", Instant.EPOCH))).on(study);
    }

    private static Until until(Draft draft) {
        return (Until) verdict(draft);
    }

    private static Draft draft() {
        return new Draft();
    }

    /** Five years from the study date for everything, unless it says otherwise. */
    private static final class Draft {

        private Optional<InstitutionId> institution = Optional.empty();
        private int position = 1;
        private String name = "P";
        private Set<String> modalities = Set.of();
        private String sender = "";
        private OptionalInt youngerThan = OptionalInt.empty();
        private OptionalInt untilAge = OptionalInt.empty();
        private Period keep = Period.ofYears(5);
        private Set<CountedFrom> from = Set.of(CountedFrom.STUDY_DATE);
        private boolean active = true;

        Draft of(InstitutionId owner) {
            institution = Optional.of(owner);
            return this;
        }

        Draft position(int place) {
            position = place;
            return this;
        }

        Draft named(String text) {
            name = text;
            return this;
        }

        Draft modalities(String... all) {
            modalities = Set.of(all);
            return this;
        }

        Draft sender(String aeTitle) {
            sender = aeTitle;
            return this;
        }

        Draft youngerThan(int years) {
            youngerThan = OptionalInt.of(years);
            return this;
        }

        Draft untilAge(int years) {
            untilAge = OptionalInt.of(years);
            return this;
        }

        Draft keep(Period period) {
            keep = period;
            return this;
        }

        Draft from(CountedFrom... all) {
            from = Set.of(all);
            return this;
        }

        Draft switchedOff() {
            active = false;
            return this;
        }

        Policy policy() {
            return policy(Optional.of(keep));
        }

        Policy forEver() {
            return policy(Optional.empty());
        }

        private Policy policy(Optional<Period> period) {
            return new Policy(
                    institution,
                    position,
                    name,
                    modalities,
                    sender,
                    youngerThan,
                    period,
                    from,
                    untilAge,
                    OptionalInt.empty(),
                    active);
        }
    }
}

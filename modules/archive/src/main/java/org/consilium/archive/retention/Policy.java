package org.consilium.archive.retention;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.InstitutionId;

/**
 * How long some studies are kept.
 *
 * @param institution whose studies; none: those of every institution that has no policy of its own for them
 * @param position policies are looked at in this order, those of the institution first
 * @param modalities a study matches with any of them; empty: every study
 * @param sender calling AE title of any instance; empty: every sender
 * @param youngerThanYears age of the patient at the study; who matches too: everybody whose age is not known
 * @param keep none: for ever
 * @param countedFrom the latest of them counts
 * @param untilAgeYears kept at least until the end of the year in which the patient is so old; for ever where the date of birth is not known
 * @param noticeDays what is proposed is carried out so many days later; none: a person has to confirm
 */
public record Policy(
        Optional<InstitutionId> institution,
        int position,
        String name,
        Set<String> modalities,
        String sender,
        OptionalInt youngerThanYears,
        Optional<Period> keep,
        Set<CountedFrom> countedFrom,
        OptionalInt untilAgeYears,
        OptionalInt noticeDays,
        boolean active) {

    /** The order in which policies are looked at. */
    static final Comparator<Stored> ORDER = Comparator.comparing(
                    (Stored stored) -> stored.policy().institution().isEmpty())
            .thenComparing(stored -> stored.policy().position())
            .thenComparing(Stored::id);

    private static final int YEARS_MAX = 200;
    private static final int DAYS_MAX = 36_500;

    public Policy {
        modalities = Set.copyOf(modalities);
        countedFrom = Set.copyOf(countedFrom);
        require(!name.isBlank(), "name is missing");
        require(keep.isEmpty() || isReasonable(keep.get()), "the period is more than nothing and at most 200 years");
        require(keep.isEmpty() || !countedFrom.isEmpty(), "countedFrom is missing");
        require(isAge(youngerThanYears) && isAge(untilAgeYears), "an age is 1 to 200 years");
        require(noticeDays.orElse(1) > 0 && noticeDays.orElse(1) <= DAYS_MAX, "the notice is 1 to 36500 days");
    }

    /**
     * A policy as it is kept.
     *
     * @param changedBy name and account of who changed it last
     */
    public record Stored(long id, Policy policy, String changedBy, java.time.Instant changedAt) {}

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new Rejected(Reason.INVALID_REQUEST, what);
        }
    }

    private static boolean isReasonable(Period period) {
        return !period.isNegative()
                && !period.isZero()
                && period.toTotalMonths() <= YEARS_MAX * 12L
                && period.getDays() <= DAYS_MAX;
    }

    private static boolean isAge(OptionalInt years) {
        return years.isEmpty() || years.getAsInt() > 0 && years.getAsInt() <= YEARS_MAX;
    }

    boolean matches(StudyFacts study) {
        return institution.filter(owner -> !owner.equals(study.institution())).isEmpty()
                && (modalities.isEmpty() || study.modalities().stream().anyMatch(modalities::contains))
                && (sender.isEmpty() || study.senders().contains(sender))
                && (youngerThanYears.isEmpty() || isYoungerThan(youngerThanYears.getAsInt(), study));
    }

    /** A child must not lose its images because nobody typed in when it was born. */
    private static boolean isYoungerThan(int years, StudyFacts study) {
        return study.birthDate()
                .map(birth -> study.studyDate().orElse(study.received()).isBefore(birth.plusYears(years)))
                .orElse(true);
    }

    /** How long it keeps a study that matches. */
    Verdict on(long id, StudyFacts study) {
        if (keep.isEmpty()) {
            return new Verdict.ForEver(id, name);
        }
        if (untilAgeYears.isPresent() && study.birthDate().isEmpty()) {
            return new Verdict.AgeUnknown(id, name);
        }
        var basis = basis(study);
        var from = date(basis, study).orElse(study.received());
        var until = from.plus(keep.get());
        var grownUp =
                study.birthDate().filter(birth -> untilAgeYears.isPresent()).map(this::grownUp);
        return grownUp.filter(until::isBefore).isPresent()
                ? new Verdict.Until(id, name, Optional.empty(), study.received(), grownUp.orElseThrow())
                : new Verdict.Until(id, name, Optional.of(basis), from, until);
    }

    /** The end of the year in which the patient is so old: a date of birth must not be read off what is said of a deletion. */
    private LocalDate grownUp(LocalDate birth) {
        return birth.plusYears(untilAgeYears.getAsInt()).with(TemporalAdjusters.lastDayOfYear());
    }

    /** The latest that is known; the arrival where none is. */
    private CountedFrom basis(StudyFacts study) {
        return EnumSet.copyOf(countedFrom).stream()
                .filter(each -> date(each, study).isPresent())
                .max(Comparator.comparing(each -> date(each, study).orElseThrow()))
                .orElse(CountedFrom.RECEIPT);
    }

    private static Optional<LocalDate> date(CountedFrom basis, StudyFacts study) {
        return switch (basis) {
            case STUDY_DATE -> study.studyDate();
            case RECEIPT -> Optional.of(study.received());
            case OPENED -> study.opened();
        };
    }
}

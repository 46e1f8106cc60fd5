package org.consilium.web.retention;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.consilium.archive.retention.CountedFrom;
import org.consilium.archive.retention.Policy;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.InstitutionId;
import org.consilium.web.json.Body;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.people.InstitutionNames.InstitutionRef;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it is sent.
 *
 * @param institutionId none: of every institution
 * @param modalities empty: every study
 * @param sender AE title; none: every sender
 * @param forEver the years, months and days say nothing then
 * @param noticeDays none: a person has to confirm
 */
record PolicyBody(
        @Nullable UUID institutionId,
        @Nullable Integer position,
        @Nullable String name,
        @Nullable List<String> modalities,
        @Nullable String sender,
        @Nullable Integer youngerThanYears,
        @Nullable Boolean forEver,
        @Nullable Integer years,
        @Nullable Integer months,
        @Nullable Integer days,
        @Nullable List<CountedFrom> countedFrom,
        @Nullable Integer untilAgeYears,
        @Nullable Integer noticeDays,
        @Nullable Boolean active) {

    /** A value of Modality (0008,0060), PS3.5 6.2 CS. */
    private static final Pattern MODALITY = Pattern.compile("[A-Z0-9_ ]{1,16}");

    /** Errors: INVALID_REQUEST. */
    Policy policy() {
        boolean isForEver = Boolean.TRUE.equals(forEver);
        return new Policy(
                Optional.ofNullable(institutionId).map(InstitutionId::new),
                position == null ? 1 : position,
                Body.line(name, "name"),
                modalitySet(),
                Body.optionalLine(sender, "sender")
                        .map(AeTitle::new)
                        .map(AeTitle::value)
                        .orElse(""),
                number(youngerThanYears),
                isForEver ? Optional.empty() : Optional.of(Period.of(orZero(years), orZero(months), orZero(days))),
                Set.copyOf(Body.list(countedFrom, "countedFrom")),
                number(untilAgeYears),
                number(noticeDays),
                Boolean.TRUE.equals(active));
    }

    private Set<String> modalitySet() {
        var values = Body.list(modalities, "modalities").stream()
                .map(value -> value.strip().toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        if (!values.stream().allMatch(value -> MODALITY.matcher(value).matches())) {
            throw new Rejected(Reason.INVALID_REQUEST, "a modality has 1 to 16 capital letters and digits");
        }
        return Set.copyOf(values);
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private static OptionalInt number(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** A policy as it is answered. */
    record View(
            long id,
            Optional<InstitutionRef> institution,
            int position,
            String name,
            List<String> modalities,
            Optional<String> sender,
            Optional<Integer> youngerThanYears,
            boolean forEver,
            int years,
            int months,
            int days,
            List<CountedFrom> countedFrom,
            Optional<Integer> untilAgeYears,
            Optional<Integer> noticeDays,
            boolean active,
            String changedBy,
            Instant changedAt) {

        static View of(Policy.Stored stored, InstitutionNames institutions) {
            var policy = stored.policy();
            var keep = policy.keep().orElse(Period.ZERO);
            return new View(
                    stored.id(),
                    policy.institution().map(institutions::of),
                    policy.position(),
                    policy.name(),
                    policy.modalities().stream().sorted().toList(),
                    Optional.of(policy.sender()).filter(sender -> !sender.isEmpty()),
                    boxed(policy.youngerThanYears()),
                    policy.keep().isEmpty(),
                    keep.getYears(),
                    keep.getMonths(),
                    keep.getDays(),
                    policy.countedFrom().stream().sorted().toList(),
                    boxed(policy.untilAgeYears()),
                    boxed(policy.noticeDays()),
                    policy.active(),
                    stored.changedBy(),
                    stored.changedAt());
        }

        private static Optional<Integer> boxed(OptionalInt value) {
            return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
        }
    }
}

package org.consilium.web.retention;

import java.time.LocalDate;
import java.util.Optional;
import org.consilium.archive.retention.CountedFrom;
import org.consilium.archive.retention.Verdict;

/**
 * How long a study is kept.
 *
 * @param countedFrom none where the patient's age decides; then neither says {@code from} anything
 */
record VerdictView(
        Kind kind,
        Optional<Long> policy,
        Optional<String> policyName,
        Optional<CountedFrom> countedFrom,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {

    /** What kind of answer it is. */
    enum Kind {
        NO_POLICY,
        FOR_EVER,
        AGE_UNKNOWN,
        UNTIL
    }

    static VerdictView of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NoPolicy() ->
                new VerdictView(
                        Kind.NO_POLICY,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
            case Verdict.ForEver(var policy, var name) -> unlimited(Kind.FOR_EVER, policy, name);
            case Verdict.AgeUnknown(var policy, var name) -> unlimited(Kind.AGE_UNKNOWN, policy, name);
            case Verdict.Until(var policy, var name, var countedFrom, var from, var until) ->
                new VerdictView(
                        Kind.UNTIL,
                        Optional.of(policy),
                        Optional.of(name),
                        countedFrom,
                        countedFrom.map(basis -> from),
                        Optional.of(until));
        };
    }

    private static VerdictView unlimited(Kind kind, long policy, String name) {
        return new VerdictView(
                kind, Optional.of(policy), Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
    }
}

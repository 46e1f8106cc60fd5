package org.consilium.archive.retention;

import java.time.LocalDate;
import java.util.Optional;

/** How long a study is kept, and why. */
public sealed interface Verdict {

    /** No policy matches: it is kept for ever. */
    record NoPolicy() implements Verdict {}

    /** A policy keeps it for ever. */
    record ForEver(long policy, String policyName) implements Verdict {}

    /** A policy asks how old the patient is, and nobody knows: it is kept until somebody does. */
    record AgeUnknown(long policy, String policyName) implements Verdict {}

    /**
     * A policy keeps it until the end of a day.
     *
     * @param countedFrom none where the patient's age decides
     * @param from day from which was counted; of the arrival where the age decides
     */
    record Until(long policy, String policyName, Optional<CountedFrom> countedFrom, LocalDate from, LocalDate until)
            implements Verdict {

        /** One sentence for the record of a deletion. */
        String reason() {
            var basis = countedFrom
                    .map(each -> switch (each) {
                        case STUDY_DATE -> "study date";
                        case RECEIPT -> "last arrival";
                        case OPENED -> "last opened";
                    })
                    .map(name -> name + " " + from)
                    .orElse("age of the patient");
            return "policy '%s', %s: kept until %s".formatted(policyName, basis, until);
        }
    }

    /** Whether its time is over. */
    default boolean isOver(LocalDate today) {
        return this instanceof Until kept && kept.until().isBefore(today);
    }
}

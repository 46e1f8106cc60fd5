package org.consilium.security.audit;

import java.util.Arrays;

/** EventOutcomeIndicator (PS3.15 A.5.1). */
public enum Outcome {
    SUCCESS(0),
    /** Refused, or the caller has to do something else first. */
    MINOR_FAILURE(4),
    /** The node could not do it. */
    SERIOUS_FAILURE(8),
    /** The node ended before it could say what became of the act. */
    MAJOR_FAILURE(12);

    private final int indicator;

    Outcome(int indicator) {
        this.indicator = indicator;
    }

    public int indicator() {
        return indicator;
    }

    /** @throws IllegalArgumentException for another number */
    public static Outcome of(int indicator) {
        return Arrays.stream(values())
                .filter(each -> each.indicator == indicator)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outcome " + indicator));
    }
}

package org.consilium.cases;

import java.util.Optional;

/**
 * One step of a routing decision, kept for ever.
 *
 * @param rule for example {@code language} or {@code load}
 * @param outcome what the rule did
 * @param person whom it concerned; none for steps about the case as a whole
 */
public record RoutingStep(String rule, Outcome outcome, Optional<Participant> person, Explanation explanation) {

    /** What a rule did to a candidate or to the case. */
    public enum Outcome {
        PASSED,
        EXCLUDED,
        RANKED,
        CHOSEN,
        BACKUP,
        WIDENED,
        NOBODY
    }
}

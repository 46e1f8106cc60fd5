package org.consilium.cases.routing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.consilium.cases.Explanation;
import org.consilium.cases.RoutingStep;
import org.consilium.security.PersonId;

/**
 * What the router decided.
 *
 * @param ranked everybody eligible, whom to ask first in front
 * @param explanations why everybody eligible stands where they stand, in the order of their ranks
 * @param excluded everybody else with the reason
 * @param steps all of it as told to people
 */
public record Decision(
        List<Specialist> ranked,
        SequencedMap<PersonId, Explanation> explanations,
        Map<PersonId, Explanation> excluded,
        List<Step> steps) {

    public Decision {
        ranked = List.copyOf(ranked);
        explanations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(explanations));
        excluded = Map.copyOf(excluded);
        steps = List.copyOf(steps);
    }

    /** @param person none for steps about the case as a whole */
    public record Step(String rule, RoutingStep.Outcome outcome, Optional<PersonId> person, Explanation explanation) {}

    public Optional<PersonId> chosen() {
        return ranked.stream().findFirst().map(specialist -> specialist.person().id());
    }

    /** Who is asked when the chosen one is slow. */
    public Optional<PersonId> backup() {
        return ranked.stream()
                .skip(1)
                .findFirst()
                .map(specialist -> specialist.person().id());
    }
}

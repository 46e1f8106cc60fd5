package org.consilium.cases.routing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.security.Institution;
import org.consilium.security.Person;

/**
 * Somebody who gives opinions, as they are at the moment of the decision.
 *
 * @param department of the institution, when it is known
 * @param plan when they are on duty
 * @param openCases accepted and unanswered, or offered
 * @param medianHours from acceptance to signature, none before the first signature
 * @param lastOffer when they were asked last, about any case
 */
public record Specialist(
        Person person,
        Institution institution,
        SpecialistProfile profile,
        Optional<String> department,
        DutyPlan plan,
        int openCases,
        OptionalDouble medianHours,
        Optional<Instant> lastOffer) {

    /** Open cases as a part of what the person takes at most. */
    double load() {
        return (double) openCases / profile.maxOpenCases();
    }
}

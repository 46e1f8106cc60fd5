package org.consilium.cases.routing;

import java.util.OptionalDouble;
import org.consilium.cases.SpecialistProfile;
import org.consilium.security.Institution;
import org.consilium.security.Person;

/**
 * Somebody who gives opinions, as they are at the moment of the decision.
 *
 * @param openCases accepted and unanswered, or offered
 * @param medianHours from acceptance to signature, none before the first signature
 */
public record Specialist(
        Person person, Institution institution, SpecialistProfile profile, int openCases, OptionalDouble medianHours) {}

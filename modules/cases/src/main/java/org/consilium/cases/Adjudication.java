package org.consilium.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * Two opinions that differ, put before a third specialist. Who read the case first goes on seeing it, and does not sign any more.
 *
 * @param askedBy the first specialist, or a coordinator
 * @param other the opinion that differs: whose it is, and what it says
 * @param first who read the case here
 * @param text what they had written, unsigned; none for those who neither read nor coordinate the case
 */
public record Adjudication(
        Instant at,
        Participant askedBy,
        Participant adjudicator,
        String other,
        Participant first,
        Optional<OpinionText> text) {}

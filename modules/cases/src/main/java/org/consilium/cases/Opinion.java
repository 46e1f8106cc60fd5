package org.consilium.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * One signed version of the answer; never edited.
 *
 * @param version 1 for the first, each amendment one more
 * @param deliveredAt when the origin's systems had answered success for it
 * @param acknowledgedAt when the referrer opened it
 */
public record Opinion(
        int version,
        Participant author,
        OpinionText text,
        Instant signedAt,
        Optional<Instant> deliveredAt,
        Optional<Instant> acknowledgedAt) {}

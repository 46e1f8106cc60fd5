package org.consilium.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A case opened to somebody at once, without waiting for consent or acceptance. Says nothing about the patient.
 *
 * @param number of the case, as people say it
 * @param reader to whom it was opened
 * @param endsAt until when, unless a consent was recorded meanwhile
 */
public record Emergency(
        UUID id,
        CaseId caseId,
        String number,
        Participant openedBy,
        Instant openedAt,
        Participant reader,
        Instant endsAt,
        String reason,
        Optional<Review> review) {

    /** What a privacy officer thinks of it. */
    public record Review(Instant at, Participant by, boolean justified, String note) {}
}

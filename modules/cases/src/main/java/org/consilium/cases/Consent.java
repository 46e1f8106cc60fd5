package org.consilium.cases;

import java.time.Instant;
import java.util.Optional;

/** A consent as it was recorded, and what became of it. */
public record Consent(ConsentTerms terms, Participant recordedBy, Instant recordedAt, Optional<Withdrawal> withdrawal) {

    /** That the patient does not agree any more. */
    public record Withdrawal(Instant at, Participant by, String reason) {}
}

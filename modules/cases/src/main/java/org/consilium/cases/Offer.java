package org.consilium.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A case offered to one specialist: a child task of its own.
 *
 * @param reason why it was declined
 * @param backup whether it was made beside a slow first choice
 */
public record Offer(
        UUID id,
        Participant person,
        State state,
        Instant offeredAt,
        Optional<Instant> answeredAt,
        Optional<String> reason,
        boolean backup) {

    /** Where an offer stands; all but the first are final. */
    public enum State {
        REQUESTED,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        WITHDRAWN
    }
}

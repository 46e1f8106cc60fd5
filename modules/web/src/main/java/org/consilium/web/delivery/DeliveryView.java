package org.consilium.web.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.consilium.exchange.Delivery;
import org.consilium.exchange.DeliveryState;

/** One instance on its way to one destination. */
public record DeliveryView(
        UUID id,
        Optional<UUID> caseId,
        String sopInstanceUid,
        String destination,
        DeliveryState state,
        int attempts,
        Optional<Instant> nextAttemptAt,
        Optional<String> lastStatus,
        Instant createdAt) {

    public static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id().value(),
                delivery.opinion().map(opinion -> opinion.caseId().value()),
                delivery.sopInstance().value(),
                delivery.destination().value(),
                delivery.state(),
                delivery.attempts(),
                delivery.nextAttemptAt(),
                delivery.lastStatus(),
                delivery.createdAt());
    }
}

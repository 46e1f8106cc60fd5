package org.consilium.web.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an opinion has come on its way to one destination.
 *
 * @param destination AE title
 * @param state WAITING, SENDING, DELIVERED or FAILED
 * @param lastStatus the destination's last answer
 */
public record DeliveryState(
        String destination, String state, int attempts, Optional<Instant> nextAttemptAt, Optional<String> lastStatus) {}

package org.consilium.exchange;

import java.time.Instant;
import java.util.Optional;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;

/**
 * One instance on its way to one destination.
 *
 * @param opinion the signed opinion it is a part of; none for what a rule forwards
 * @param attempts made so far
 * @param nextAttemptAt only while it waits
 * @param lastStatus the remote's last status, for example {@code 0xA700}, or why there is none; without patient data
 */
public record Delivery(
        DeliveryId id,
        Uid sopInstance,
        AeTitle destination,
        Optional<OpinionVersion> opinion,
        DeliveryState state,
        int attempts,
        Optional<Instant> nextAttemptAt,
        Optional<String> lastStatus,
        Instant createdAt) {}

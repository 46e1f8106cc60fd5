package org.consilium.exchange.outbox;

import java.util.Optional;
import java.util.UUID;
import org.consilium.exchange.DeliveryId;
import org.consilium.exchange.OpinionVersion;
import org.consilium.kernel.Uid;

/**
 * A delivery this node may attempt as long as its lease holds.
 *
 * @param attempts with the one that is to be made now
 */
public record Claimed(DeliveryId id, UUID lease, Uid sopInstance, Optional<OpinionVersion> opinion, int attempts) {}

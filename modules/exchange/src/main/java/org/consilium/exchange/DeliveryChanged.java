package org.consilium.exchange;

import java.util.Optional;

/** Published after a delivery has got its remote's answer or has failed; not for every instance that begins to be sent. */
public record DeliveryChanged(DeliveryId id, DeliveryState state, Optional<OpinionVersion> opinion) {}

package org.consilium.exchange;

import java.util.UUID;

/** Identifies a delivery on this node. */
public record DeliveryId(UUID value) {

    public static DeliveryId of(String value) {
        return new DeliveryId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

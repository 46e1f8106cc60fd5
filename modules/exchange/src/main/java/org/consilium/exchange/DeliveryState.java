package org.consilium.exchange;

/** How far a delivery has come. */
public enum DeliveryState {
    /** To be sent at its next attempt. */
    WAITING,
    /** Being sent now, or claimed for it. */
    SENDING,
    /** The remote answered success or a warning for this very instance. */
    DELIVERED,
    /** Given up after the limit of attempts; a person may have it tried again. */
    FAILED
}

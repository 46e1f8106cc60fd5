package org.consilium.dimse.association;

import java.time.Duration;

/**
 * Every time-out of an association; all longer than zero.
 *
 * @param connect until the TCP (and TLS) connection stands
 * @param negotiation the ARTIM timer (PS3.8 9.1.5): until the peer has said everything about association, release or
 *     closing that is expected of it
 * @param message until the next whole PDU of a message under way, or of the response that is due
 * @param idle without any message before an established association is aborted
 * @param write until the peer has taken what one write gives it
 */
public record Timeouts(Duration connect, Duration negotiation, Duration message, Duration idle, Duration write) {

    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30));

    public Timeouts {
        for (Duration each : new Duration[] {connect, negotiation, message, idle, write}) {
            if (!each.isPositive()) {
                throw new IllegalArgumentException("A time-out must be longer than zero");
            }
        }
    }
}

package org.consilium.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the worklist (UPS-RS).
 *
 * @param keepFinal how long a workitem can be had after it has ended; then it is answered 410
 * @param channelsMax event channels of this node at a time; one more is answered 429
 * @param channelsPerCallerMax of these, of one person or of the machine client
 * @param subscriptionsPerCallerMax subscriptions of one person or of the machine client, under all AE titles
 * @param heartbeat pause between pings on an event channel; a client that leaves three unanswered is cut off
 */
@ConfigurationProperties("consilium.worklist")
public record WorklistSettings(
        @DefaultValue("7d") Duration keepFinal,
        @DefaultValue("200") int channelsMax,
        @DefaultValue("10") int channelsPerCallerMax,
        @DefaultValue("500") int subscriptionsPerCallerMax,
        @DefaultValue("25s") Duration heartbeat) {

    public WorklistSettings {
        if (channelsMax < 1 || channelsPerCallerMax < 1 || subscriptionsPerCallerMax < 1) {
            throw new IllegalArgumentException("the limits under consilium.worklist must be positive");
        }
        if (!keepFinal.isPositive() || !heartbeat.isPositive()) {
            throw new IllegalArgumentException("consilium.worklist: every period is longer than zero");
        }
    }
}

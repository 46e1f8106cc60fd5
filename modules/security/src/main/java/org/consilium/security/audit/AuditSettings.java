package org.consilium.security.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the trail is kept.
 *
 * @param folder of the key pair and of the list of signed heads, readable by the node's user only
 * @param queueMax events of reading that may wait to be written, at least 1
 * @param queueWaitMax how long a reader waits for a place in the queue before it is refused
 * @param headEvery how often the end of the chain is signed while there is something new
 * @param readOnceWithin reading the same study again within this time is the same act
 * @param keep how long events are kept
 */
@ConfigurationProperties("consilium.audit")
public record AuditSettings(
        @DefaultValue("./data/audit") Path folder,
        @DefaultValue("10000") int queueMax,
        @DefaultValue("5s") Duration queueWaitMax,
        @DefaultValue("10s") Duration headEvery,
        @DefaultValue("5m") Duration readOnceWithin,
        @DefaultValue("3650d") Duration keep) {

    public AuditSettings {
        if (queueMax < 1 || !headEvery.isPositive() || !keep.isPositive() || queueWaitMax.isNegative()) {
            throw new IllegalArgumentException("consilium.audit: queue-max, head-every and keep are positive");
        }
    }
}

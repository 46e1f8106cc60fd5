package org.consilium.archive.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How studies are deleted whose time is over. How long they are kept is not set here: policies are data.
 *
 * @param lookEvery from the beginning of a walk through all studies to that of the next
 * @param grace from hiding a study to removing its bytes: until then it can be had back
 * @param askAgainAfter how long a study is left alone that a person or a sender wanted to keep
 * @param proposalsMax open proposals; beyond, the walk waits
 */
@ConfigurationProperties("consilium.retention")
public record RetentionSettings(
        @DefaultValue("24h") Duration lookEvery,
        @DefaultValue("30d") Duration grace,
        @DefaultValue("365d") Duration askAgainAfter,
        @DefaultValue("10000") int proposalsMax) {

    /** Less would remove a study while an image of it is being received and compared. */
    static final Duration GRACE_MIN = Duration.ofHours(1);

    public RetentionSettings {
        if (grace.compareTo(GRACE_MIN) < 0) {
            throw new IllegalArgumentException("consilium.retention.grace must be at least one hour");
        }
        if (!lookEvery.isPositive() || askAgainAfter.isNegative() || proposalsMax < 1) {
            throw new IllegalArgumentException("consilium.retention: periods and limits must be positive");
        }
    }
}

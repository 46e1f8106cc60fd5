package org.consilium.web.session;

import java.time.Duration;

/**
 * When a session ends by itself.
 *
 * @param idle without a request
 * @param absolute after signing in, whatever happens
 * @param perPersonMax sessions of one person at a time; one more ends the oldest
 */
public record SessionLimits(Duration idle, Duration absolute, int perPersonMax) {

    public SessionLimits {
        if (!idle.isPositive() || !absolute.isPositive() || perPersonMax < 1) {
            throw new IllegalArgumentException("session limits must be positive");
        }
    }
}

package org.consilium.web.fhir.subscription;

import java.time.Duration;
import java.util.Set;

/**
 * What may be called, and how long it is tried.
 *
 * @param hosts as written in an endpoint
 * @param attemptsMax calls that fail one after another, after which a subscription ends
 */
public record Limits(
        Set<String> hosts,
        int perSystemMax,
        Duration answerMax,
        int attemptsMax,
        Duration retryFirst,
        Duration retryMax) {

    public Limits {
        hosts = Set.copyOf(hosts);
    }

    /** The pause after a number of failures in a row. */
    Duration pause(int failures) {
        Duration pause = retryFirst;
        for (int i = 1; i < failures && pause.compareTo(retryMax) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(retryMax) < 0 ? pause : retryMax;
    }
}

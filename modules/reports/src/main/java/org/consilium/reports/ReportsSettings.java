package org.consilium.reports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How reports are made.
 *
 * @param wakeEvery how often signed opinions without documents are looked for; a signature is looked at at once
 * @param retryFirst pause after the first failure; each further one doubles it
 * @param retryMax longest pause
 * @param batchMax opinions handled at a time
 */
@ConfigurationProperties("consilium.reports")
public record ReportsSettings(
        @DefaultValue("15s") Duration wakeEvery,
        @DefaultValue("10s") Duration retryFirst,
        @DefaultValue("30m") Duration retryMax,
        @DefaultValue("20") int batchMax) {

    public ReportsSettings {
        if (!wakeEvery.isPositive() || !retryFirst.isPositive() || retryMax.compareTo(retryFirst) < 0 || batchMax < 1) {
            throw new IllegalArgumentException(
                    "consilium.reports: wake-every and retry-first positive, retry-max not below retry-first, batch-max at least 1");
        }
    }

    /**
     * The pause after a failure.
     *
     * @param failures so far, this one included
     */
    public Duration pause(int failures) {
        Duration pause = retryFirst;
        for (int i = 1; i < failures && pause.compareTo(retryMax) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(retryMax) < 0 ? pause : retryMax;
    }
}

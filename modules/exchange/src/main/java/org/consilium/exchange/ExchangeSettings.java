package org.consilium.exchange;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.consilium.dimse.association.Timeouts;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How what leaves is sent.
 *
 * @param retryPauses pause after the first, second, ... failed attempt; the last one after all further
 * @param attemptsMax attempts until a delivery has failed
 * @param batchSize instances claimed at a time for one destination
 * @param lease how long a claim holds without a sign of life of the node that made it
 * @param pollEvery how often the outbox is looked at; what this node itself enqueues is sent at once
 * @param destinationsMax destinations that are sent to at the same time
 * @param connectMax until a connection to a destination stands
 * @param negotiationMax until it has answered the association request
 * @param messageMax until it has answered an instance
 * @param writeMax until it has taken what is written to it
 */
@Validated
@ConfigurationProperties("consilium.exchange")
public record ExchangeSettings(
        @DefaultValue({"5s", "30s", "2m", "10m", "30m", "1h"}) @NotEmpty
        List<Duration> retryPauses,

        @DefaultValue("72") @Min(1) int attemptsMax,
        @DefaultValue("100") @Min(1) @Max(1000) int batchSize,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("5s") Duration pollEvery,
        @DefaultValue("16") @Min(1) int destinationsMax,
        @DefaultValue("5s") Duration connectMax,
        @DefaultValue("10s") Duration negotiationMax,
        @DefaultValue("2m") Duration messageMax,
        @DefaultValue("30s") Duration writeMax) {

    public ExchangeSettings {
        retryPauses = List.copyOf(retryPauses);
    }

    /** Pause after so many failed attempts, of which there is at least one. */
    public Duration pauseAfter(int attempts) {
        return retryPauses.get(Math.min(attempts, retryPauses.size()) - 1);
    }

    public Timeouts timeouts() {
        return new Timeouts(connectMax, negotiationMax, messageMax, messageMax, writeMax);
    }
}

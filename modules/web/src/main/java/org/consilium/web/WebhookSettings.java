package org.consilium.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How systems are called that subscribed by FHIR.
 *
 * @param hosts that may be called, by name or address as written in the endpoint; none: nobody can subscribe
 * @param perSystemMax subscriptions of one system
 * @param wakeEvery how often changes are looked for
 * @param answerMax how long an endpoint may take to answer
 * @param attemptsMax calls that fail one after another, after which a subscription ends
 * @param retryFirst pause after the first failure; each further one doubles it
 * @param retryMax longest pause
 */
@ConfigurationProperties("consilium.webhooks")
public record WebhookSettings(
        @DefaultValue({}) List<String> hosts,
        @DefaultValue("20") int perSystemMax,
        @DefaultValue("10s") Duration wakeEvery,
        @DefaultValue("10s") Duration answerMax,
        @DefaultValue("20") int attemptsMax,
        @DefaultValue("10s") Duration retryFirst,
        @DefaultValue("1h") Duration retryMax) {

    public WebhookSettings {
        hosts = List.copyOf(hosts);
        if (perSystemMax < 1 || attemptsMax < 1) {
            throw new IllegalArgumentException("the limits under consilium.webhooks must be positive");
        }
        if (!wakeEvery.isPositive() || !answerMax.isPositive() || !retryFirst.isPositive() || !retryMax.isPositive()) {
            throw new IllegalArgumentException("consilium.webhooks: every period is longer than zero");
        }
    }
}

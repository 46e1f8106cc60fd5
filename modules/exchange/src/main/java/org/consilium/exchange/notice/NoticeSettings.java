package org.consilium.exchange.notice;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people are told outside of the portal.
 *
 * @param retryPauses pause after the first, second, ... failed attempt; the last one after all further
 * @param attemptsMax attempts until a notice has failed
 * @param lease how long a claim holds; longer than an attempt can take
 * @param pollEvery how often what is due is looked for
 * @param roundMax notices sent on a channel until the next look
 * @param keep how long it is remembered what became of a notice
 */
@Validated
@ConfigurationProperties("consilium.notices")
public record NoticeSettings(
        @DefaultValue Mail mail,
        @DefaultValue Webhook webhook,

        @DefaultValue({"10s", "1m", "5m", "15m", "1h"}) @NotEmpty
        List<Duration> retryPauses,

        @DefaultValue("24") @Min(1) @Max(1000) int attemptsMax,
        @DefaultValue("5m") Duration lease,
        @DefaultValue("5s") Duration pollEvery,
        @DefaultValue("500") @Min(1) int roundMax,
        @DefaultValue("30d") Duration keep) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    public NoticeSettings {
        retryPauses = List.copyOf(retryPauses);
    }

    /** Pause after so many failed attempts, of which there is at least one. */
    public Duration pauseAfter(int attempts) {
        return retryPauses.get(Math.min(attempts, retryPauses.size()) - 1);
    }

    /** How a connection to the mail server is kept secret. */
    public enum Encryption {
        /** RFC 3207, and nothing is sent without it. */
        STARTTLS,
        /** From the first byte, RFC 8314. */
        TLS,
        NONE
    }

    /**
     * A mail server.
     *
     * @param host empty: no mail
     * @param user empty: without signing in
     * @param connectMax until a connection stands
     * @param answerMax until it has answered a command
     */
    public record Mail(
            @DefaultValue("") String host,
            @DefaultValue("587") @Min(1) @Max(65535) int port,
            @DefaultValue("STARTTLS") Encryption encryption,
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("") String from,
            @DefaultValue("10s") Duration connectMax,
            @DefaultValue("15s") Duration answerMax) {

        public Mail {
            require(host.isBlank() || from.contains("@"), "mail.from: an address is needed where there is a host");
            require(
                    encryption != Encryption.NONE || user.isBlank() || LOOPBACK.contains(host),
                    "mail.encryption: a password is not sent in the open");
        }

        public boolean isOn() {
            return !host.isBlank();
        }
    }

    /**
     * One endpoint that is told everything.
     *
     * @param url empty: none
     * @param secret key of the signature
     * @param answerMax until it has answered
     */
    public record Webhook(
            @DefaultValue("") String url,
            @DefaultValue("") String secret,
            @DefaultValue("10s") Duration answerMax) {

        /** Shortest key that is worth signing with, in characters. */
        private static final int SECRET_LENGTH_MIN = 32;

        public Webhook {
            if (!url.isBlank()) {
                var target = URI.create(url);
                require(
                        "https".equals(target.getScheme())
                                || "http".equals(target.getScheme()) && LOOPBACK.contains(target.getHost()),
                        "webhook.url: https, or http to this machine");
                require(
                        secret.length() >= SECRET_LENGTH_MIN,
                        "webhook.secret: at least " + SECRET_LENGTH_MIN + " characters");
            }
        }

        public boolean isOn() {
            return !url.isBlank();
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("consilium.notices." + rule);
        }
    }
}

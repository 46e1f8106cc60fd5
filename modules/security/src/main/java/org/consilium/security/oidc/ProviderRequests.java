package org.consilium.security.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.consilium.security.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Browsers that are away at a provider: each comes back once, in time, with the state in its address and the secret in its cookie. */
final class ProviderRequests {

    /** Most that wait; beyond it the oldest are forgotten. Anybody may begin one. */
    private static final int WAITING_MAX = 10_000;

    private static final int BYTES = 32;
    private static final int SECRET_LENGTH_MAX = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration awayMax;

    ProviderRequests(JdbcClient jdbc, Clock clock, Duration awayMax) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.awayMax = awayMax;
    }

    /** Who is sent away, and what for. */
    record Errand(Purpose purpose, Optional<PersonId> person, Optional<SessionKey> session, String returnTo) {}

    /** The secrets of one request; {@code browser} goes into a cookie, {@code state} into the address. */
    record Secrets(String state, String browser, String nonce, String verifier) {}

    /** A request that has come back. */
    record Waiting(Errand errand, String nonce, String verifier, Instant begunAt) {}

    static Secrets secrets() {
        return new Secrets(random(), random(), random(), random());
    }

    void keep(String provider, Errand errand, Secrets secrets) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                delete from security.provider_request where expires_at <= :now or state_sha256 in
                    (select state_sha256 from security.provider_request order by expires_at desc offset :kept)
                """).param("now", now).param("kept", WAITING_MAX - 1).update();
        jdbc.sql("""
                insert into security.provider_request (state_sha256, browser_sha256, provider, purpose, nonce, verifier,
                    person, session, return_to, begun_at, expires_at)
                values (:state, :browser, :provider, :purpose, :nonce, :verifier, :person, :session, :returnTo, :now, :until)
                """)
                .param("state", sha256(secrets.state()))
                .param("browser", sha256(secrets.browser()))
                .param("provider", provider)
                .param("purpose", errand.purpose().name())
                .param("nonce", secrets.nonce())
                .param("verifier", secrets.verifier())
                .param("person", errand.person().map(PersonId::value).orElse(null))
                .param("session", bytes(errand.session()))
                .param("returnTo", errand.returnTo())
                .param("now", now)
                .param("until", now.plus(awayMax))
                .update();
    }

    /** The request of a state and a cookie; it waits no longer, whatever comes of it. */
    Optional<Waiting> take(String provider, String state, String browser) {
        if (state.length() > SECRET_LENGTH_MAX || browser.length() > SECRET_LENGTH_MAX) {
            return Optional.empty();
        }
        return jdbc.sql("""
                delete from security.provider_request where state_sha256 = :state and browser_sha256 = :browser
                    and provider = :provider and expires_at > :now
                returning purpose, nonce, verifier, person, session, return_to, begun_at
                """)
                .param("state", sha256(state))
                .param("browser", sha256(browser))
                .param("provider", provider)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Waiting(
                        new Errand(
                                Purpose.valueOf(row.getString("purpose")),
                                Optional.ofNullable(row.getObject("person", UUID.class))
                                        .map(PersonId::new),
                                Optional.ofNullable(row.getBytes("session")).map(SessionKey::new),
                                row.getString("return_to")),
                        row.getString("nonce"),
                        row.getString("verifier"),
                        row.getObject("begun_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** 256 random bits, in letters that are a code verifier too (RFC 7636 4.1). */
    private static String random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private static byte @Nullable [] bytes(Optional<SessionKey> session) {
        return session.map(SessionKey::bytes).orElse(null);
    }

    private static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

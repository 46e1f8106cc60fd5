package org.consilium.security.passkey;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.consilium.security.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Challenges that wait for their answer: each for one purpose, for one person where that is known, for one time. */
final class Challenges {

    /** How long a person may take to find the device. */
    static final Duration OPEN_MAX = Duration.ofMinutes(5);

    /** Most that wait; beyond it the oldest are forgotten. Anybody may ask for one. */
    private static final int WAITING_MAX = 10_000;

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;

    Challenges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    byte[] open(Purpose purpose, Optional<PersonId> person) {
        byte[] challenge = new byte[BYTES];
        RANDOM.nextBytes(challenge);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                delete from security.challenge where expires_at <= :now
                    or sha256 in (select sha256 from security.challenge order by expires_at desc offset :kept)
                """).param("now", now).param("kept", WAITING_MAX - 1).update();
        jdbc.sql("""
                insert into security.challenge (sha256, purpose, person, expires_at)
                values (:sha256, :purpose, :person, :until)
                """)
                .param("sha256", sha256(challenge))
                .param("purpose", purpose.name())
                .param("person", value(person))
                .param("until", now.plus(OPEN_MAX))
                .update();
        return challenge;
    }

    /** Whether a challenge is one that waits; it does so no longer, whatever comes of the answer. */
    boolean take(byte[] challenge, Purpose purpose, Optional<PersonId> person) {
        return jdbc.sql("""
                delete from security.challenge where sha256 = :sha256 and purpose = :purpose
                    and person is not distinct from cast(:person as uuid) and expires_at > :now
                """)
                        .param("sha256", sha256(challenge))
                        .param("purpose", purpose.name())
                        .param("person", value(person))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static @Nullable UUID value(Optional<PersonId> person) {
        return person.map(PersonId::value).orElse(null);
    }

    private static byte[] sha256(byte[] challenge) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(challenge);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

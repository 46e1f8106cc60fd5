package org.consilium.security;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.consilium.security.factor.Guesses;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks passwords and slows guessing down. Neither the answer, nor its time, nor a pause tells whether an account exists.
 */
final class SignIn {

    /** Longest account name that is looked at, in characters. */
    private static final int ACCOUNT_LENGTH_MAX = 64;

    private static final String CONFIRMATION = "confirmed while signed in: ".repeat(3);

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final Guesses guesses;
    private final Clock clock;

    SignIn(JdbcClient jdbc, Passwords passwords, Guesses guesses, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.guesses = guesses;
        this.clock = clock;
    }

    private record Known(UUID id, Optional<String> hash) {}

    /** Whose password this is, active or not. Errors: TOO_MANY_REQUESTS while the account pauses. */
    Optional<PersonId> attempt(String account, CharSequence password) {
        if (account.isEmpty() || account.length() > ACCOUNT_LENGTH_MAX) {
            passwords.pretend(password);
            return Optional.empty();
        }
        return check(account, account, password);
    }

    /** The same for somebody who is signed in; counted under a name too long to be typed at the sign-in. */
    Optional<PersonId> confirm(String account, CharSequence password) {
        return check(account, CONFIRMATION + account, password);
    }

    private Optional<PersonId> check(String account, String counter, CharSequence password) {
        guesses.refuseWhilePaused(counter);
        var known = find(account);
        var hash = known.flatMap(Known::hash);
        if (hash.isEmpty()) {
            passwords.pretend(password);
        }
        if (hash.isEmpty() || !passwords.matches(password, hash.get())) {
            guesses.count(counter);
            return Optional.empty();
        }
        guesses.refuseWhilePaused(
                counter); // Of guesses sent all at once none is told to be right once one too many was wrong.
        guesses.forget(counter);
        noteSuccess(account);
        return known.map(row -> new PersonId(row.id()));
    }

    private Optional<Known> find(String account) {
        return jdbc.sql("select id, password_hash from security.person where account = :account and active")
                .param("account", account)
                .query((row, number) ->
                        new Known(row.getObject("id", UUID.class), Optional.ofNullable(row.getString("password_hash"))))
                .optional();
    }

    private void noteSuccess(String account) {
        jdbc.sql("update security.person set signed_in_at = :now where account = :account")
                .param("now", at(clock.instant()))
                .param("account", account)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

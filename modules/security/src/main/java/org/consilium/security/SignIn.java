package org.consilium.security;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks passwords and slows guessing down. Neither the answer, nor its time, nor a pause tells whether an account exists.
 */
final class SignIn {

    /** Longest account name that is looked at, in characters. */
    private static final int ACCOUNT_LENGTH_MAX = 64;

    private static final String CONFIRMATION = "confirmed while signed in: ".repeat(3);

    /** Most names whose failures are counted; beyond it the oldest are forgotten. */
    private static final int NAMES_COUNTED_MAX = 10_000;

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final SecuritySettings settings;
    private final Clock clock;

    SignIn(JdbcClient jdbc, Passwords passwords, SecuritySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.settings = settings;
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
        refuseWhilePaused(counter);
        var known = find(account);
        var hash = known.flatMap(Known::hash);
        if (hash.isEmpty()) {
            passwords.pretend(password);
        }
        if (hash.isEmpty() || !passwords.matches(password, hash.get())) {
            countFailure(counter);
            return Optional.empty();
        }
        forgetFailures(counter);
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

    private void refuseWhilePaused(String account) {
        var paused = jdbc.sql("""
                select count(*) from security.sign_in_failure where account = :account and paused_until > :now
                """)
                .param("account", account)
                .param("now", at(clock.instant()))
                .query(Long.class)
                .single();
        if (paused > 0) {
            throw new Rejected(Reason.TOO_MANY_REQUESTS, "sign-in pauses after too many failures");
        }
    }

    private void countFailure(String account) {
        var now = clock.instant();
        jdbc.sql("""
                insert into security.sign_in_failure as f (account, failures, failed_at) values (:account, 1, :now)
                on conflict (account) do update set
                    failures = case when f.failed_at < :forgotten then 1 else f.failures + 1 end,
                    failed_at = excluded.failed_at
                """)
                .param("account", account)
                .param("now", at(now))
                .param("forgotten", at(now.minus(settings.signInPause())))
                .update();
        jdbc.sql("""
                update security.sign_in_failure set paused_until = :until, failures = 0
                where account = :account and failures >= :max
                """)
                .param("account", account)
                .param("until", at(now.plus(settings.signInPause())))
                .param("max", settings.signInFailuresMax())
                .update();
        jdbc.sql("""
                delete from security.sign_in_failure where account in
                    (select account from security.sign_in_failure order by failed_at desc offset :kept)
                """).param("kept", NAMES_COUNTED_MAX).update();
    }

    private void forgetFailures(String account) {
        jdbc.sql("delete from security.sign_in_failure where account = :account")
                .param("account", account)
                .update();
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

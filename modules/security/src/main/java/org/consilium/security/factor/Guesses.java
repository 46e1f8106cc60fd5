package org.consilium.security.factor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts wrong guesses under a name, whether that name is anybody's or not, and lets it pause after too many. */
public final class Guesses {

    /** Most names whose failures are counted; beyond it the oldest are forgotten. */
    private static final int NAMES_COUNTED_MAX = 10_000;

    private final JdbcClient jdbc;
    private final int failuresMax;
    private final Duration pause;
    private final Clock clock;

    /**
     * @param failuresMax wrong guesses in a row before the name pauses
     * @param pause how long it pauses, and how long a failure is remembered
     */
    public Guesses(JdbcClient jdbc, int failuresMax, Duration pause, Clock clock) {
        this.jdbc = jdbc;
        this.failuresMax = failuresMax;
        this.pause = pause;
        this.clock = clock;
    }

    /** Errors: TOO_MANY_REQUESTS. */
    public void refuseWhilePaused(String name) {
        var paused = jdbc.sql("""
                select count(*) from security.sign_in_failure where account = :name and paused_until > :now
                """)
                .param("name", name)
                .param("now", at(clock.instant()))
                .query(Long.class)
                .single();
        if (paused > 0) {
            throw tooMany();
        }
    }

    /**
     * Counts a failure. Called before a guess is looked at, and {@link #forget} after a right one, it also holds for guesses sent at the same
     * time: one statement decides which of them are the last. Errors: TOO_MANY_REQUESTS while the name pauses, without counting.
     */
    public void count(String name) {
        var now = clock.instant();
        int counted = jdbc.sql("""
                insert into security.sign_in_failure as f (account, failures, failed_at, paused_until)
                values (:name, 1, :now, case when :max <= 1 then cast(:until as timestamptz) end)
                on conflict (account) do update set
                    failures = case when f.failed_at < :forgotten or f.failures >= :max then 1 else f.failures + 1 end,
                    failed_at = excluded.failed_at,
                    paused_until = case
                        when f.failed_at >= :forgotten and f.failures + 1 = :max then cast(:until as timestamptz)
                        else excluded.paused_until end
                where f.paused_until is null or f.paused_until <= :now
                """)
                .param("name", name)
                .param("now", at(now))
                .param("max", failuresMax)
                .param("until", at(now.plus(pause)))
                .param("forgotten", at(now.minus(pause)))
                .update();
        if (counted == 0) {
            throw tooMany();
        }
        jdbc.sql("""
                delete from security.sign_in_failure where account in
                    (select account from security.sign_in_failure order by failed_at desc offset :kept)
                """).param("kept", NAMES_COUNTED_MAX).update();
    }

    /** After a right one. */
    public void forget(String name) {
        jdbc.sql("delete from security.sign_in_failure where account = :name")
                .param("name", name)
                .update();
    }

    private static Rejected tooMany() {
        return new Rejected(Reason.TOO_MANY_REQUESTS, "signing in pauses after too many failures");
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

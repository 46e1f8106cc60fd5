package org.consilium.exchange.availability;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.consilium.exchange.ExchangeSettings;
import org.consilium.kernel.AeTitle;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who still has to be told of which study, in PostgreSQL. */
public final class AvailabilityRegister {

    private final JdbcClient jdbc;
    private final ExchangeSettings settings;
    private final Clock clock;

    public AvailabilityRegister(JdbcClient jdbc, ExchangeSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param asked which reason to tell this is; @param attempts with this one */
    record Due(Uid study, AeTitle destination, long asked, int attempts) {}

    /** Something new can be had of a study. */
    void add(Uid study, AeTitle destination) {
        jdbc.sql("""
                insert into exchange.availability as a (study, destination, asked, state, attempts, next_attempt_at, updated_at)
                values (:study, :destination, 1, 'WAITING', 0, :now, :now)
                on conflict (study, destination) do update
                set asked = a.asked + 1, state = 'WAITING', attempts = 0, next_attempt_at = :now, updated_at = :now
                """)
                .param("study", study.value())
                .param("destination", destination.value())
                .param("now", time(clock.instant()))
                .update();
    }

    /** What is due; nobody else is given it for the time of a lease. */
    List<Due> claim() {
        Instant now = clock.instant();
        return jdbc.sql("""
                update exchange.availability a set attempts = a.attempts + 1, next_attempt_at = :until, updated_at = :now
                from (select study, destination from exchange.availability
                      where state = 'WAITING' and next_attempt_at <= :now
                      order by next_attempt_at limit :limit for update skip locked) due
                where a.study = due.study and a.destination = due.destination
                returning a.study, a.destination, a.asked, a.attempts
                """)
                .param("now", time(now))
                .param("until", time(now.plus(settings.lease())))
                .param("limit", settings.batchSize())
                .query(AvailabilityRegister::due)
                .list();
    }

    void told(Due due, String status) {
        end(due, "TOLD", Duration.ZERO, status);
    }

    /** Tried again after a pause, as long as there are attempts left. False: it was the last. */
    boolean failed(Due due, String status) {
        boolean last = due.attempts() >= settings.attemptsMax();
        end(due, last ? "FAILED" : "WAITING", settings.pauseAfter(due.attempts()), status);
        return !last;
    }

    /** There is nothing to tell any more. */
    void drop(Due due) {
        jdbc.sql(
                        "delete from exchange.availability where study = :study and destination = :destination and asked = :asked")
                .param("study", due.study().value())
                .param("destination", due.destination().value())
                .param("asked", due.asked())
                .update();
    }

    /** Changes nothing when the study has settled again meanwhile: then it is told anew. */
    private void end(Due due, String state, Duration pause, String status) {
        Instant now = clock.instant();
        jdbc.sql("""
                update exchange.availability set state = :state, next_attempt_at = :next, last_status = :status, updated_at = :now
                where study = :study and destination = :destination and asked = :asked
                """)
                .param("state", state)
                .param("next", time(now.plus(pause)))
                .param("status", status)
                .param("now", time(now))
                .param("study", due.study().value())
                .param("destination", due.destination().value())
                .param("asked", due.asked())
                .update();
    }

    /** @param state WAITING or FAILED */
    public long count(String state) {
        return jdbc.sql("select count(*) from exchange.availability where state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(
                new Uid(row.getString("study")),
                new AeTitle(row.getString("destination")),
                row.getLong("asked"),
                row.getInt("attempts"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package org.consilium.archive.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the walk through the studies has come, so that it goes on from there after a restart. */
final class RoundRow {

    private final JdbcClient jdbc;
    private final Clock clock;

    RoundRow(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    RetentionRound read() {
        return jdbc.sql("select * from archive.retention_round")
                .query((row, number) -> read(row))
                .single();
    }

    /** The round under way, or a new one where the last began so long ago; else none. */
    Optional<RetentionRound> current(Duration every) {
        jdbc.sql("""
                update archive.retention_round set running = true, position = '', studies = 0, proposed = 0, started_at = :now
                where not running and (started_at is null or started_at <= :before)
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("before", Timestamp.from(clock.instant().minus(every)))
                .update();
        return Optional.of(read()).filter(RetentionRound::running);
    }

    void advance(String position, int studies, int proposed) {
        jdbc.sql("""
                update archive.retention_round set position = :position, studies = studies + :studies,
                    proposed = proposed + :proposed
                where running
                """)
                .param("position", position)
                .param("studies", studies)
                .param("proposed", proposed)
                .update();
    }

    void end() {
        jdbc.sql("update archive.retention_round set running = false, ended_at = :now where running")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Has a round begin at the next opportunity, though its time has not come. */
    void request() {
        jdbc.sql("update archive.retention_round set started_at = null where not running")
                .update();
    }

    private static RetentionRound read(ResultSet row) throws SQLException {
        return new RetentionRound(
                row.getString("position"),
                row.getBoolean("running"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getLong("studies"),
                row.getLong("proposed"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

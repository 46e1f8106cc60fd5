package org.consilium.archive.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the walks through the store have come, kept in the database: they go on where they were after a restart. */
public final class Rounds {

    private static final int KEY_DIGITS = 8;
    private static final int HEXADECIMAL = 16;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Rounds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The walks there are. */
    public enum Name {
        /** Which objects there are. */
        RECONCILE,
        /** What is in them. */
        SCRUB
    }

    /**
     * A walk.
     *
     * @param position key of the last object done
     * @param objects looked at in this round
     * @param bytes of these: listed by the reconciler, read by the scrubber
     */
    public record Round(
            Name name,
            String position,
            boolean running,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            long objects,
            long bytes) {

        /** How much of it is done, 0 to 1: keys are random, so that they say how much of the store lies before them. */
        public double share() {
            if (!running) {
                return endedAt.isPresent() ? 1 : 0;
            }
            var digits = position.replaceAll("[^0-9a-f]", "");
            if (digits.length() < KEY_DIGITS) {
                return 0;
            }
            // The two digits of the folder are repeated behind the slash.
            return Long.parseLong(digits.substring(2, 2 + KEY_DIGITS - 2), HEXADECIMAL)
                    / Math.pow(HEXADECIMAL, KEY_DIGITS - 2);
        }
    }

    /** The round under way, or a new one where the last began so long ago or somebody asked for it; else none. */
    Optional<Round> current(Name name, Duration every) {
        jdbc.sql("""
                update archive.check_round set running = true, requested = false, position = '', objects = 0, bytes = 0,
                    started_at = :now
                where name = :name and not running and (requested or started_at is null or started_at <= :before)
                """)
                .param("name", name.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("before", Timestamp.from(clock.instant().minus(every)))
                .update();
        return all().stream()
                .filter(round -> round.name() == name && round.running())
                .findFirst();
    }

    void advance(Name name, String position, long objects, long bytes) {
        jdbc.sql("""
                update archive.check_round set position = :position, objects = objects + :objects, bytes = bytes + :bytes
                where name = :name and running
                """)
                .param("name", name.name())
                .param("position", position)
                .param("objects", objects)
                .param("bytes", bytes)
                .update();
    }

    void end(Name name) {
        jdbc.sql("update archive.check_round set running = false, ended_at = :now where name = :name and running")
                .param("name", name.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Has a round begin at the next opportunity, though its time has not come. */
    public void request(Name name) {
        jdbc.sql("update archive.check_round set requested = true where name = :name and not running")
                .param("name", name.name())
                .update();
    }

    public List<Round> all() {
        return jdbc.sql("select * from archive.check_round order by name")
                .query((row, number) -> read(row))
                .list();
    }

    private static Round read(ResultSet row) throws SQLException {
        return new Round(
                Name.valueOf(row.getString("name")),
                row.getString("position"),
                row.getBoolean("running"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getLong("objects"),
                row.getLong("bytes"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

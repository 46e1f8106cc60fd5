package org.consilium.archive.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.archive.check.Finding.Kind;
import org.consilium.archive.check.Finding.Outcome;
import org.consilium.archive.check.Finding.State;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of findings. */
public final class Findings {

    /** Open ones at most: a store that is not the one the index knows would make one for every object. */
    static final int OPEN_MAX = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Findings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a check saw; texts are empty where they do not apply. */
    record Seen(Kind kind, String objectKey, String sopInstance, String study, int instances, long bytes) {}

    /** Notes it, or that it is still there: one that was resolved opens again, one that is ignored stays so. */
    void note(Seen seen) {
        jdbc.sql("""
                insert into archive.finding (kind, object_key, uid, study_uid, instances, bytes, first_seen, last_seen, state)
                values (:kind, :key, :uid, :study, :instances, :bytes, :now, :now, 'OPEN')
                on conflict (kind, object_key, uid) do update set
                    last_seen = :now, instances = :instances, bytes = :bytes, study_uid = :study,
                    first_seen = case finding.state when 'RESOLVED' then :now else finding.first_seen end,
                    decided_at = case finding.state when 'RESOLVED' then null else finding.decided_at end,
                    decided_by = case finding.state when 'RESOLVED' then null else finding.decided_by end,
                    outcome = case finding.state when 'RESOLVED' then null else finding.outcome end,
                    state = case finding.state when 'RESOLVED' then 'OPEN' else finding.state end
                """)
                .param("kind", seen.kind().name())
                .param("key", seen.objectKey())
                .param("uid", seen.sopInstance())
                .param("study", seen.study())
                .param("instances", seen.instances())
                .param("bytes", seen.bytes())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Those of an object that a check which began at this time did not see are gone. */
    void goneFrom(String objectKey, Instant checkBegan) {
        jdbc.sql("""
                update archive.finding set state = 'RESOLVED', outcome = 'GONE', decided_at = :now, decided_by = null
                where object_key = :key and state <> 'RESOLVED' and last_seen < :began
                """)
                .param("key", objectKey)
                .param("began", Timestamp.from(checkBegan))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** The bytes of an instance in the spool are whole, or it lies there no longer. */
    void goneFromSpool(String sopInstance) {
        jdbc.sql("""
                update archive.finding set state = 'RESOLVED', outcome = 'GONE', decided_at = :now, decided_by = null
                where kind = 'SPOOL' and uid = :uid and state <> 'RESOLVED'
                """)
                .param("uid", sopInstance)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * Those of some kinds that a whole round did not see are gone; so are all about objects that no instance points at any more,
     * except orphans.
     */
    void goneSince(Instant roundBegan, Kind... kinds) {
        jdbc.sql("""
                update archive.finding f set state = 'RESOLVED', outcome = 'GONE', decided_at = :now, decided_by = null
                where state <> 'RESOLVED' and last_seen < :began and (kind = any(:kinds)
                    or kind not in ('ORPHAN', 'SPOOL')
                        and not exists (select from archive.stored i where i.object_key = f.object_key))
                """)
                .param("kinds", Arrays.stream(kinds).map(Kind::name).toArray(String[]::new))
                .param("began", Timestamp.from(roundBegan))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    boolean decide(long id, State state, Outcome outcome, PersonId by) {
        return jdbc.sql("""
                update archive.finding set state = :state, outcome = :outcome, decided_at = :now, decided_by = :by
                where id = :id
                """)
                        .param("state", state.name())
                        .param("outcome", outcome.name())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", by.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    public Optional<Finding> find(long id) {
        return jdbc.sql("select * from archive.finding where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The newest of a state. */
    public List<Finding> list(State state, int limit) {
        return jdbc.sql("select * from archive.finding where state = :state order by last_seen desc, id limit :limit")
                .param("state", state.name())
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** How many of each kind are open. */
    public Map<Kind, Long> open() {
        var counts = new EnumMap<Kind, Long>(Kind.class);
        jdbc.sql("select kind, count(*) from archive.finding where state = 'OPEN' group by kind")
                .query((row, number) -> counts.put(Kind.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        return counts;
    }

    boolean areTooMany() {
        return open().values().stream().mapToLong(Long::longValue).sum() >= OPEN_MAX;
    }

    private static Finding read(ResultSet row) throws SQLException {
        return new Finding(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("object_key"),
                row.getString("uid"),
                row.getString("study_uid"),
                row.getInt("instances"),
                row.getLong("bytes"),
                row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf));
    }
}

package org.consilium.archive.operate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.consilium.archive.check.Findings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what waits, at most every few seconds however many ask. */
public final class WaitingRows {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Findings findings;
    private final Clock clock;
    private @Nullable Waiting last;
    private Instant lastAt = Instant.MIN;

    public WaitingRows(JdbcClient jdbc, Findings findings, Clock clock) {
        this.jdbc = jdbc;
        this.findings = findings;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DataAccessException when the database does not answer */
    public synchronized Waiting count() {
        var now = clock.instant();
        var known = last;
        if (known == null || lastAt.plus(FRESH).isBefore(now)) {
            known = read(now);
            last = known;
            lastAt = now;
        }
        return known;
    }

    private Waiting read(Instant now) {
        return jdbc.sql("""
                select d.instances, d.bytes, d.oldest,
                    (select count(*) from archive.instance where damaged and spool_place is not null) as damaged,
                    (select count(*) from archive.quarantine where decision is null) as quarantine,
                    (select count(*) from archive.commitment where ended_at is null) as commitments,
                    (select count(*) from archive.deletion) as deletions,
                    (select count(*) from archive.deletion where due_at <= :now) as deletions_due
                from (select count(*) as instances, coalesce(sum(length), 0) as bytes, min(received_at) as oldest
                    from archive.instance where spool_place is not null and not damaged) d
                """)
                .param("now", Timestamp.from(now))
                .query((row, number) -> waiting(row))
                .single();
    }

    private Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getLong("instances"),
                row.getLong("bytes"),
                Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getLong("damaged"),
                row.getLong("quarantine"),
                row.getLong("commitments"),
                row.getLong("deletions"),
                row.getLong("deletions_due"),
                findings.open());
    }
}

package org.consilium.reports.making;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.reports.content.Circumstances;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code reports.report}: one per signed version, with what is still to be done for it. */
public final class ReportRegister {

    private final JdbcClient jdbc;

    public ReportRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes a version once; a second time changes nothing. */
    void add(CaseId id, int version, Circumstances circumstances, Instant now) {
        jdbc.sql("""
                        insert into reports.report (case_id, version, author_zone, requester_zone, language, next_attempt_at)
                        values (:id, :version, :author, :requester, :language, :now)
                        on conflict do nothing
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("author", circumstances.authorZone().getId())
                .param("requester", circumstances.requesterZone().getId())
                .param("language", circumstances.language())
                .param("now", utc(now))
                .update();
    }

    Optional<Circumstances> circumstances(CaseId id, int version) {
        return jdbc.sql("""
                        select author_zone, requester_zone, language from reports.report
                        where case_id = :id and version = :version
                        """)
                .param("id", id.value())
                .param("version", version)
                .query((row, _) -> circumstances(row))
                .optional();
    }

    /** What is to be made now, the oldest first. */
    List<Due> due(Instant now, int most) {
        return jdbc.sql("""
                        select case_id, version, author_zone, requester_zone, language, failures from reports.report
                        where reported_at is null and next_attempt_at <= :now
                        order by next_attempt_at limit :most
                        """)
                .param("now", utc(now))
                .param("most", most)
                .query((row, _) -> new Due(
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getInt("version"),
                        circumstances(row),
                        row.getInt("failures")))
                .list();
    }

    void reported(CaseId id, int version, Instant now) {
        jdbc.sql("""
                        update reports.report set reported_at = :now
                        where case_id = :id and version = :version and reported_at is null
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("now", utc(now))
                .update();
    }

    void failed(CaseId id, int version, Instant nextAttempt) {
        jdbc.sql("""
                        update reports.report set failures = failures + 1, next_attempt_at = :next
                        where case_id = :id and version = :version
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("next", utc(nextAttempt))
                .update();
    }

    private static Circumstances circumstances(ResultSet row) throws SQLException {
        return new Circumstances(
                ZoneId.of(row.getString("author_zone")),
                ZoneId.of(row.getString("requester_zone")),
                row.getString("language"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A version whose documents are still to be made. */
    record Due(CaseId id, int version, Circumstances circumstances, int failures) {}
}

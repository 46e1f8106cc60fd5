package org.consilium.archive.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what policies look at. */
final class FactRows {

    private static final String SELECT = """
            select s.uid, s.institution, s.study_date, s.birth_date, s.received_at, s.opened_at, i.*,
                array(select distinct e.modality from archive.series e where e.study_uid = s.uid and e.modality <> '')
                    as all_modalities
            from archive.study s cross join lateral (
                select count(*) as all_instances, coalesce(sum(length), 0) as bytes,
                    coalesce(array_agg(distinct calling_ae), '{}') as senders
                from archive.instance where study_uid = s.uid) i
            """;

    private final JdbcClient jdbc;

    FactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StudyFacts> find(Uid study) {
        return jdbc.sql(SELECT + "where s.uid = :study")
                .param("study", study.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** In the order of their UIDs; without those whose deletion is proposed or under way. */
    List<StudyFacts> after(String uid, int limit) {
        return jdbc.sql(SELECT + """
                where s.uid > :after and not exists (
                    select from archive.study_deletion d where d.study_uid = s.uid and d.state in ('PROPOSED', 'HIDDEN'))
                order by s.uid limit :limit
                """)
                .param("after", uid)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** Whether a person or a sender has wanted to keep it since. */
    boolean wasWanted(Uid study, Instant since) {
        return jdbc.sql("""
                select exists (select from archive.study_deletion
                    where study_uid = :study and state in ('DISMISSED', 'TAKEN_BACK') and ended_at > :since)
                """)
                .param("study", study.value())
                .param("since", Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    private static StudyFacts read(ResultSet row) throws SQLException {
        return new StudyFacts(
                new Uid(row.getString("uid")),
                new InstitutionId(row.getObject("institution", UUID.class)),
                Optional.ofNullable(row.getObject("study_date", LocalDate.class)),
                Optional.ofNullable(row.getObject("birth_date", LocalDate.class)),
                texts(row, "all_modalities"),
                texts(row, "senders"),
                day(row, "received_at").orElseThrow(),
                day(row, "opened_at"),
                row.getInt("all_instances"),
                row.getLong("bytes"));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(at -> at.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate());
    }
}

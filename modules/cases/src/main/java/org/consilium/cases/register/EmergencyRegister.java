package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseId;
import org.consilium.cases.Emergencies;
import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases opened in emergencies, and the reviews of that. */
public final class EmergencyRegister {

    private final JdbcClient jdbc;

    public EmergencyRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A closed review. */
    public record Review(Instant at, PersonId by, boolean justified, String note) {}

    /** @param institution the one that asks */
    public record Row(
            UUID id,
            CaseId caseId,
            InstitutionId institution,
            PersonId openedBy,
            Instant openedAt,
            PersonId reader,
            Instant endsAt,
            String reason,
            Optional<Review> review) {}

    public void insert(Row row) {
        jdbc.sql("""
                insert into cases.emergency (id, case_id, institution, opened_by, opened_at, reader, ends_at, reason)
                values (:id, :case, :institution, :by, :at, :reader, :ends, :reason)
                """)
                .param("id", row.id())
                .param("case", row.caseId().value())
                .param("institution", row.institution().value())
                .param("by", row.openedBy().value())
                .param("at", Columns.at(row.openedAt()))
                .param("reader", row.reader().value())
                .param("ends", Columns.at(row.endsAt()))
                .param("reason", row.reason())
                .update();
    }

    /** False: somebody has reviewed it before. */
    public boolean review(UUID id, Review review) {
        return jdbc.sql("""
                        update cases.emergency
                        set reviewed_at = :at, reviewed_by = :by, justified = :justified, note = :note
                        where id = :id and reviewed_at is null
                        """)
                        .param("id", id)
                        .param("at", Columns.at(review.at()))
                        .param("by", review.by().value())
                        .param("justified", review.justified())
                        .param("note", review.note())
                        .update()
                == 1;
    }

    public Optional<Row> find(UUID id) {
        return jdbc.sql("select * from cases.emergency where id = :id")
                .param("id", id)
                .query(EmergencyRegister::read)
                .optional();
    }

    /** Those without a review first, then the newest, at most {@link Emergencies#LISTED_MAX}. */
    public List<Row> of(Collection<InstitutionId> institutions) {
        return jdbc.sql("""
                select * from cases.emergency where institution = any(:institutions)
                order by reviewed_at is not null, opened_at desc limit :limit
                """)
                .param(
                        "institutions",
                        institutions.stream().map(InstitutionId::value).toArray(UUID[]::new))
                .param("limit", Emergencies.LISTED_MAX)
                .query(EmergencyRegister::read)
                .list();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        var reviewed = Columns.instantIfAny(row, "reviewed_at");
        return new Row(
                row.getObject("id", UUID.class),
                Columns.caseId(row, "case_id"),
                new InstitutionId(row.getObject("institution", UUID.class)),
                Columns.person(row, "opened_by"),
                Columns.instant(row, "opened_at"),
                Columns.person(row, "reader"),
                Columns.instant(row, "ends_at"),
                row.getString("reason"),
                reviewed.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Review(
                                reviewed.get(),
                                Columns.person(row, "reviewed_by"),
                                row.getBoolean("justified"),
                                row.getString("note"))));
    }
}

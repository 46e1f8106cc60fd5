package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.consilium.cases.CaseId;
import org.consilium.cases.OpinionText;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opinions that were put before a third specialist. */
public final class AdjudicationRegister {

    private final JdbcClient jdbc;

    public AdjudicationRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param text what the first specialist had written */
    public record Row(Instant at, PersonId askedBy, PersonId adjudicator, String other, OpinionText text) {}

    public void insert(CaseId id, Row row) {
        jdbc.sql("""
                insert into cases.adjudication (case_id, number, at, asked_by, adjudicator, other, findings, conclusion, recommendation)
                select :case, count(*) + 1, :at, :by, :adjudicator, :other, :findings, :conclusion, :recommendation
                from cases.adjudication where case_id = :case
                """)
                .param("case", id.value())
                .param("at", Columns.at(row.at()))
                .param("by", row.askedBy().value())
                .param("adjudicator", row.adjudicator().value())
                .param("other", row.other())
                .param("findings", row.text().findings())
                .param("conclusion", row.text().conclusion())
                .param("recommendation", row.text().recommendation())
                .update();
    }

    public Optional<Row> newest(CaseId id) {
        return jdbc.sql("select * from cases.adjudication where case_id = :case order by number desc limit 1")
                .param("case", id.value())
                .query(AdjudicationRegister::read)
                .optional();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                Columns.instant(row, "at"),
                Columns.person(row, "asked_by"),
                Columns.person(row, "adjudicator"),
                row.getString("other"),
                new OpinionText(
                        row.getString("findings"), row.getString("conclusion"), row.getString("recommendation")));
    }
}

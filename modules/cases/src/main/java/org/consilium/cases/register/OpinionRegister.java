package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.CaseId;
import org.consilium.cases.OpinionText;
import org.consilium.cases.OpinionUids;
import org.consilium.kernel.Uid;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signed versions, never edited, and the one unfinished text beside them. */
public final class OpinionRegister {

    private final JdbcClient jdbc;

    public OpinionRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param manifestVersion the manifest the specialist had before them */
    public record Row(
            CaseId caseId,
            int version,
            PersonId author,
            OpinionText text,
            int manifestVersion,
            Instant signedAt,
            OpinionUids uids,
            Optional<Instant> deliveredAt,
            Optional<Instant> acknowledgedAt) {}

    public void insert(Row row) {
        jdbc.sql("""
                insert into cases.opinion (case_id, version, author, findings, conclusion, recommendation,
                    manifest_version, signed_at, sr_series, sr_instance, pdf_series, pdf_instance)
                values (:case, :version, :author, :findings, :conclusion, :recommendation,
                    :manifest, :at, :srSeries, :sr, :pdfSeries, :pdf)
                """)
                .param("case", row.caseId().value())
                .param("version", row.version())
                .param("author", row.author().value())
                .param("findings", row.text().findings())
                .param("conclusion", row.text().conclusion())
                .param("recommendation", row.text().recommendation())
                .param("manifest", row.manifestVersion())
                .param("at", Columns.at(row.signedAt()))
                .param("srSeries", row.uids().srSeries().value())
                .param("sr", row.uids().srInstance().value())
                .param("pdfSeries", row.uids().pdfSeries().value())
                .param("pdf", row.uids().pdfInstance().value())
                .update();
    }

    public List<Row> of(CaseId id) {
        return jdbc.sql("select * from cases.opinion where case_id = :case order by version")
                .param("case", id.value())
                .query(OpinionRegister::read)
                .list();
    }

    public List<Row> undelivered() {
        return jdbc.sql("select * from cases.opinion where delivered_at is null order by signed_at")
                .query(OpinionRegister::read)
                .list();
    }

    /** Whether a series holds what was made of an opinion. */
    public boolean isReportSeries(Uid series) {
        return jdbc.sql("select count(*) from cases.opinion where sr_series = :series or pdf_series = :series")
                        .param("series", series.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** False: it had been delivered before, or there is no such version. */
    public boolean delivered(CaseId id, int version, Instant now) {
        return jdbc.sql("""
                        update cases.opinion set delivered_at = :now
                        where case_id = :case and version = :version and delivered_at is null
                        """)
                        .param("case", id.value())
                        .param("version", version)
                        .param("now", Columns.at(now))
                        .update()
                == 1;
    }

    /** Whoever reads the newest version has read what it replaces. */
    public void acknowledged(CaseId id, Instant now) {
        jdbc.sql("update cases.opinion set acknowledged_at = :now where case_id = :case and acknowledged_at is null")
                .param("case", id.value())
                .param("now", Columns.at(now))
                .update();
    }

    public void saveDraft(CaseId id, OpinionText text) {
        jdbc.sql("""
                insert into cases.opinion_draft (case_id, findings, conclusion, recommendation)
                values (:case, :findings, :conclusion, :recommendation)
                on conflict (case_id) do update set findings = excluded.findings,
                    conclusion = excluded.conclusion, recommendation = excluded.recommendation
                """)
                .param("case", id.value())
                .param("findings", text.findings())
                .param("conclusion", text.conclusion())
                .param("recommendation", text.recommendation())
                .update();
    }

    public Optional<OpinionText> draft(CaseId id) {
        return jdbc.sql("select * from cases.opinion_draft where case_id = :case")
                .param("case", id.value())
                .query((row, number) -> text(row))
                .optional();
    }

    public void dropDraft(CaseId id) {
        jdbc.sql("delete from cases.opinion_draft where case_id = :case")
                .param("case", id.value())
                .update();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                Columns.caseId(row, "case_id"),
                row.getInt("version"),
                Columns.person(row, "author"),
                text(row),
                row.getInt("manifest_version"),
                Columns.instant(row, "signed_at"),
                new OpinionUids(
                        new Uid(row.getString("sr_series")),
                        new Uid(row.getString("sr_instance")),
                        new Uid(row.getString("pdf_series")),
                        new Uid(row.getString("pdf_instance"))),
                Columns.instantIfAny(row, "delivered_at"),
                Columns.instantIfAny(row, "acknowledged_at"));
    }

    private static OpinionText text(ResultSet row) throws SQLException {
        return new OpinionText(row.getString("findings"), row.getString("conclusion"), row.getString("recommendation"));
    }
}

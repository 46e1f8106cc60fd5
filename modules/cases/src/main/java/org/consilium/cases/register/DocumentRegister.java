package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseDocument.Kind;
import org.consilium.cases.CaseDocument.TextState;
import org.consilium.cases.CaseId;
import org.consilium.cases.ManifestDocument;
import org.consilium.documents.DocumentType;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents of cases, and which of them a version of the manifest has. */
public final class DocumentRegister {

    private final JdbcClient jdbc;

    public DocumentRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When, by whom and why a document was put aside. */
    public record Superseded(Instant at, PersonId by, String reason) {}

    public record Row(
            UUID id,
            CaseId caseId,
            String name,
            Kind kind,
            DocumentType type,
            long length,
            String sha256,
            String objectKey,
            PersonId uploadedBy,
            Instant uploadedAt,
            TextState text,
            Optional<Superseded> superseded) {}

    public void insert(Row row) {
        jdbc.sql("""
                insert into cases.document (id, case_id, name, kind, type, length, sha256, object_key, uploaded_by, uploaded_at,
                    text_state, text_due_at)
                values (:id, :case, :name, :kind, :type, :length, :sha256, :key, :by, :at, :text, :at)
                """)
                .param("id", row.id())
                .param("case", row.caseId().value())
                .param("name", row.name())
                .param("kind", row.kind().name())
                .param("type", row.type().name())
                .param("length", row.length())
                .param("sha256", row.sha256())
                .param("key", row.objectKey())
                .param("by", row.uploadedBy().value())
                .param("at", Columns.at(row.uploadedAt()))
                .param("text", row.text().name())
                .update();
    }

    public void delete(UUID id) {
        jdbc.sql("delete from cases.document where id = :id").param("id", id).update();
    }

    /** False: it had been put aside before. */
    public boolean supersede(UUID id, Superseded superseded) {
        return jdbc.sql("""
                        update cases.document set superseded_at = :at, superseded_by = :by, superseded_reason = :reason
                        where id = :id and superseded_at is null
                        """)
                        .param("id", id)
                        .param("at", Columns.at(superseded.at()))
                        .param("by", superseded.by().value())
                        .param("reason", superseded.reason())
                        .update()
                == 1;
    }

    /** In the order in which they came. */
    public List<Row> of(CaseId id) {
        return jdbc.sql("select * from cases.document where case_id = :case order by uploaded_at, number")
                .param("case", id.value())
                .query(DocumentRegister::read)
                .list();
    }

    /** Whether a case has a document to ask about: one that counts and is more than a consent. @param but a document that is left out */
    public boolean hasMaterial(CaseId id, Optional<UUID> but) {
        return of(id).stream()
                .filter(row -> !Optional.of(row.id()).equals(but))
                .anyMatch(row -> row.superseded().isEmpty() && row.kind() != Kind.CONSENT);
    }

    public Optional<String> text(UUID id) {
        return jdbc.sql("select text from cases.document where id = :id and text is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Fixes which documents a version of the manifest has: those that count now. */
    public void fix(CaseId id, int version) {
        jdbc.sql("""
                insert into cases.manifest_document (case_id, version, document, sha256)
                select case_id, :version, id, sha256 from cases.document where case_id = :case and superseded_at is null
                """).param("case", id.value()).param("version", version).update();
    }

    public List<ManifestDocument> ofManifest(CaseId id, int version) {
        return jdbc.sql("""
                select m.document, m.sha256 from cases.manifest_document m join cases.document d on d.id = m.document
                where m.case_id = :case and m.version = :version order by d.uploaded_at, d.number
                """)
                .param("case", id.value())
                .param("version", version)
                .query((row, number) ->
                        new ManifestDocument(row.getObject("document", UUID.class), row.getString("sha256")))
                .list();
    }

    /** Claims a document whose text waits until a moment; whoever dies meanwhile leaves it to others then. */
    public Optional<Row> claimText(Instant now, Instant until) {
        return jdbc.sql("""
                update cases.document set text_due_at = :until, text_attempts = text_attempts + 1 where id = (
                    select id from cases.document where text_state = 'WAITING' and text_due_at <= :now
                    order by text_due_at limit 1 for update skip locked)
                returning *
                """)
                .param("now", Columns.at(now))
                .param("until", Columns.at(until))
                .query(DocumentRegister::read)
                .optional();
    }

    /** How often its text has been tried. */
    public int attempts(UUID id) {
        return jdbc.sql("select text_attempts from cases.document where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    public void readText(UUID id, TextState state, Optional<String> text) {
        jdbc.sql("update cases.document set text_state = :state, text = :text where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("text", text.orElse(null))
                .update();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                Columns.caseId(row, "case_id"),
                row.getString("name"),
                Kind.valueOf(row.getString("kind")),
                DocumentType.valueOf(row.getString("type")),
                row.getLong("length"),
                row.getString("sha256"),
                row.getString("object_key"),
                Columns.person(row, "uploaded_by"),
                Columns.instant(row, "uploaded_at"),
                TextState.valueOf(row.getString("text_state")),
                superseded(row));
    }

    private static Optional<Superseded> superseded(ResultSet row) throws SQLException {
        var at = Columns.instantIfAny(row, "superseded_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Superseded(
                        at.get(), Columns.person(row, "superseded_by"), row.getString("superseded_reason")));
    }
}

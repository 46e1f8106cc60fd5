package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consilium.cases.CaseId;
import org.consilium.cases.ConsentTerms;
import org.consilium.kernel.Uid;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Consents of cases. The newest of a case is the one that counts. */
public final class ConsentRegister {

    private final JdbcClient jdbc;

    public ConsentRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When, by whom and why a consent was withdrawn. */
    public record Withdrawal(Instant at, PersonId by, String reason) {}

    public record Row(
            UUID id,
            CaseId caseId,
            ConsentTerms terms,
            PersonId recordedBy,
            Instant recordedAt,
            Optional<Withdrawal> withdrawal) {

        /** Whether somebody may be let read because of it at a moment. */
        public boolean permits(Instant now) {
            return isOpen(now) && terms.basis() != ConsentTerms.Basis.COORDINATOR;
        }

        /** Whether it has neither been withdrawn nor come to its end. */
        public boolean isOpen(Instant now) {
            return withdrawal.isEmpty()
                    && terms.end().filter(end -> !now.isBefore(end)).isEmpty();
        }
    }

    public void insert(Row row) {
        var terms = row.terms();
        jdbc.sql("""
                insert into cases.consent (id, case_id, basis, given_on, representative, reason, purposes, reach,
                    valid_until, document, document_instance, document_file, recorded_by, recorded_at)
                values (:id, :case, :basis, :givenOn, :representative, :reason, :purposes, :reach,
                    :validUntil, :document, :instance, :file, :by, :at)
                """)
                .param("id", row.id())
                .param("case", row.caseId().value())
                .param("basis", terms.basis().name())
                .param("givenOn", terms.givenOn())
                .param("representative", terms.representative().orElse(null))
                .param("reason", terms.reason().orElse(null))
                .param(
                        "purposes",
                        terms.purposes().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("reach", terms.reach().name())
                .param("validUntil", terms.validUntil().orElse(null))
                .param("document", terms.document().orElse(null))
                .param("instance", terms.documentInstance().map(Uid::value).orElse(null))
                .param("file", terms.documentFile().orElse(null))
                .param("by", row.recordedBy().value())
                .param("at", Columns.at(row.recordedAt()))
                .update();
    }

    /** False: it had been withdrawn before. */
    public boolean withdraw(UUID id, Withdrawal withdrawal) {
        return jdbc.sql("""
                        update cases.consent set withdrawn_at = :at, withdrawn_by = :by, withdrawal_reason = :reason
                        where id = :id and withdrawn_at is null
                        """)
                        .param("id", id)
                        .param("at", Columns.at(withdrawal.at()))
                        .param("by", withdrawal.by().value())
                        .param("reason", withdrawal.reason())
                        .update()
                == 1;
    }

    /** Oldest first. */
    public List<Row> of(CaseId id) {
        return jdbc.sql("select * from cases.consent where case_id = :case order by recorded_at, number")
                .param("case", id.value())
                .query((row, number) -> read(row, id))
                .list();
    }

    /** The one that counts. */
    public Optional<Row> newest(CaseId id) {
        return of(id).stream().reduce((_, later) -> later);
    }

    private static Row read(ResultSet row, CaseId id) throws SQLException {
        var terms = new ConsentTerms(
                ConsentTerms.Basis.valueOf(row.getString("basis")),
                row.getObject("given_on", LocalDate.class),
                Columns.textIfAny(row, "representative"),
                Columns.textIfAny(row, "reason"),
                Columns.texts(row, "purposes").stream()
                        .map(ConsentTerms.Purpose::valueOf)
                        .collect(Collectors.toSet()),
                ConsentTerms.Reach.valueOf(row.getString("reach")),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
                Columns.textIfAny(row, "document"),
                Columns.textIfAny(row, "document_instance").map(Uid::new),
                Optional.ofNullable(row.getObject("document_file", UUID.class)));
        return new Row(
                row.getObject("id", UUID.class),
                id,
                terms,
                Columns.person(row, "recorded_by"),
                Columns.instant(row, "recorded_at"),
                withdrawal(row));
    }

    private static Optional<Withdrawal> withdrawal(ResultSet row) throws SQLException {
        var at = Columns.instantIfAny(row, "withdrawn_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Withdrawal(
                        at.get(), Columns.person(row, "withdrawn_by"), row.getString("withdrawal_reason")));
    }
}

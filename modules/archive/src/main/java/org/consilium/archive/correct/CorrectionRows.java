package org.consilium.archive.correct;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.security.Visibility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code archive.correction}. None is ever changed but to say that it was undone. */
final class CorrectionRows {

    private static final String COLUMNS = """
            select c.*, (select count(*) from archive.study_correction s where s.correction = c.id) as studies
            from archive.correction c
            """;

    private final JdbcClient jdbc;

    CorrectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next one that holds for a study which belongs to a patient by then. */
    Optional<Correction> next(InstitutionId institution, Uid study, PatientKey patient, long after) {
        return jdbc.sql(COLUMNS + """
                where c.institution = :institution and c.undone_at is null and c.id > :after
                    and (c.study_uid = :study or (c.study_uid is null and c.prior_id = :id and c.prior_issuer = :issuer))
                order by c.id limit 1
                """)
                .param("institution", institution.value())
                .param("after", after)
                .param("study", study.value())
                .param("id", patient.id())
                .param("issuer", patient.issuer())
                .query((row, number) -> read(row))
                .optional();
    }

    long insert(InstitutionId institution, Draft draft, Source source, Instant now) {
        return jdbc.sql("""
                insert into archive.correction (institution, kind, study_uid, prior_id, prior_issuer, patient_id, issuer,
                    patient_name, birth_date, sex, made_by, control_id, reason, made_at)
                values (:institution, :kind, :study, :priorId, :priorIssuer, :id, :issuer, :name, :birthDate, :sex, :by,
                    :controlId, :reason, :now)
                returning id
                """)
                .param("institution", institution.value())
                .param("kind", draft.kind().name())
                .param("study", draft.study().map(Uid::value).orElse(null))
                .param("priorId", draft.prior().map(PatientKey::id).orElse(null))
                .param("priorIssuer", draft.prior().map(PatientKey::issuer).orElse(null))
                .param("id", draft.target().id())
                .param("issuer", draft.target().issuer())
                .param("name", draft.name().orElse(null))
                .param("birthDate", draft.birthDate().orElse(null))
                .param("sex", draft.sex().orElse(null))
                .param("by", source.by())
                .param("controlId", source.controlId())
                .param("reason", source.reason())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** Whether a message was followed before, even if somebody has taken it back. */
    boolean isKnown(InstitutionId institution, Draft draft, Source source) {
        return jdbc.sql("""
                select exists (select from archive.correction
                    where institution = :institution and made_by = :by and control_id = :controlId and kind = :kind
                        and prior_id = :id and prior_issuer = :issuer)
                """)
                .param("institution", institution.value())
                .param("by", source.by())
                .param("controlId", source.controlId())
                .param("kind", draft.kind().name())
                .param("id", draft.prior().map(PatientKey::id).orElse(""))
                .param("issuer", draft.prior().map(PatientKey::issuer).orElse(""))
                .query(Boolean.class)
                .single();
    }

    /** Whether some study of a patient shows something else than an update says. */
    boolean isNews(InstitutionId institution, Draft draft) {
        return jdbc.sql("""
                select exists (select from archive.study
                    where institution = :institution and patient_id = :id and issuer = :issuer and (
                        patient_name <> coalesce(:name::text, patient_name)
                        or birth_date is distinct from coalesce(:birthDate::date, birth_date)
                        or sex <> coalesce(:sex::text, sex)))
                """)
                .param("institution", institution.value())
                .param("id", draft.target().id())
                .param("issuer", draft.target().issuer())
                .param("name", draft.name().orElse(null))
                .param("birthDate", draft.birthDate().orElse(null))
                .param("sex", draft.sex().orElse(null))
                .query(Boolean.class)
                .single();
    }

    /** False when it was undone before. */
    boolean undo(long id, Correction.Undone undone) {
        return jdbc.sql("""
                update archive.correction set undone_by = :by, undone_reason = :reason, undone_at = :at,
                    journaled = false
                where id = :id and undone_at is null
                """)
                        .param("by", undone.by())
                        .param("reason", undone.reason())
                        .param("at", Timestamp.from(undone.at()))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Newest first. */
    List<Correction> newest(Visibility visibility, int limit) {
        return jdbc.sql(COLUMNS + """
                where :everything or c.institution = any(:institutions)
                order by c.id desc limit :limit
                """)
                .param("everything", visibility.everything())
                .param("institutions", institutions(visibility))
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    Optional<Correction> find(Visibility visibility, long id) {
        return jdbc.sql(COLUMNS + "where c.id = :id and (:everything or c.institution = any(:institutions))")
                .param("id", id)
                .param("everything", visibility.everything())
                .param("institutions", institutions(visibility))
                .query((row, number) -> read(row))
                .optional();
    }

    private static UUID[] institutions(Visibility visibility) {
        return visibility.institutions().stream().map(InstitutionId::value).toArray(UUID[]::new);
    }

    /** Studies that are shown as a patient's, those without images included. */
    List<Uid> studiesOf(InstitutionId institution, PatientKey patient) {
        return jdbc
                .sql("""
                select uid from archive.study where institution = :institution and patient_id = :id and issuer = :issuer
                order by uid
                """)
                .param("institution", institution.value())
                .param("id", patient.id())
                .param("issuer", patient.issuer())
                .query(String.class)
                .list()
                .stream()
                .map(Uid::new)
                .toList();
    }

    /** Studies that a correction has changed. */
    List<Uid> studiesOf(long correction) {
        return jdbc
                .sql("select study_uid from archive.study_correction where correction = :id order by study_uid")
                .param("id", correction)
                .query(String.class)
                .list()
                .stream()
                .map(Uid::new)
                .toList();
    }

    Optional<InstitutionId> owner(Uid study) {
        return jdbc.sql("select institution from archive.study where uid = :uid")
                .param("uid", study.value())
                .query(UUID.class)
                .optional()
                .map(InstitutionId::new);
    }

    private static Correction read(ResultSet row) throws SQLException {
        var priorId = Optional.ofNullable(row.getString("prior_id"));
        var priorIssuer = Optional.ofNullable(row.getString("prior_issuer"));
        var undoneAt = Optional.ofNullable(row.getObject("undone_at", OffsetDateTime.class));
        var undoneBy = Optional.ofNullable(row.getString("undone_by")).orElse("");
        var undoneReason = Optional.ofNullable(row.getString("undone_reason")).orElse("");
        return new Correction(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                new InstitutionId(row.getObject("institution", UUID.class)),
                Optional.ofNullable(row.getString("study_uid")).map(Uid::new),
                priorId.map(id -> new PatientKey(id, priorIssuer.orElse(""))),
                new PatientKey(row.getString("patient_id"), row.getString("issuer")),
                Optional.ofNullable(row.getString("patient_name")),
                Optional.ofNullable(row.getObject("birth_date", LocalDate.class)),
                Optional.ofNullable(row.getString("sex")),
                new Source(row.getString("made_by"), row.getString("control_id"), row.getString("reason")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getInt("studies"),
                undoneAt.map(at -> new Correction.Undone(undoneBy, undoneReason, at.toInstant())));
    }
}

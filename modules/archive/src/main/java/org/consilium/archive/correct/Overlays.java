package org.consilium.archive.correct;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.Overlay;
import org.consilium.archive.Patient;
import org.consilium.kernel.Uid;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has to be changed in the instances of a study that leave the node. */
public final class Overlays {

    private final JdbcClient jdbc;

    public Overlays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Shown(Patient patient, Instant at) {}

    /** None where the study shows what was received. */
    public Optional<Overlay> of(Uid study) {
        List<Shown> corrections = jdbc.sql("""
                select s.patient_id, s.issuer, s.patient_name, s.birth_date, s.sex, c.made_at
                from archive.study_correction x
                join archive.correction c on c.id = x.correction
                join archive.study s on s.uid = x.study_uid
                where x.study_uid = :study order by c.id desc limit 1
                """)
                .param("study", study.value())
                .query((row, number) -> new Shown(
                        new Patient(
                                row.getString("patient_id"),
                                row.getString("issuer"),
                                row.getString("patient_name"),
                                Optional.ofNullable(row.getObject("birth_date", LocalDate.class)),
                                row.getString("sex")),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list();
        return corrections.stream().findFirst().map(shown -> new PatientOverlay(shown.patient(), shown.at()));
    }
}

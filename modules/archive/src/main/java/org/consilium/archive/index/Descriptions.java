package org.consilium.archive.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.archive.Patient;
import org.consilium.kernel.Uid;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What studies and series say of themselves, taken from their first instance, with the patient they are shown to be of. */
final class Descriptions {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final PatientView patients;

    Descriptions(JdbcTemplate jdbc, JdbcClient client, PatientView patients) {
        this.jdbc = jdbc;
        this.client = client;
        this.patients = patients;
    }

    /** Inserts a study that may be there by now. */
    void insert(Uid study, IndexRows rows) {
        var shown = shown(rows);
        jdbc.update("""
                insert into archive.study (uid, institution, patient, patient_id, issuer, patient_name,
                    patient_name_forms, patient_name_words, birth_date, sex, study_date, study_time, study_id,
                    accession_number, description, referring_physician, referring_physician_forms,
                    referring_physician_words, search_text, received_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (uid) do nothing
                """, columns(rows, shown));
        if (!shown.corrections().isEmpty()) {
            noteCorrections(study, shown);
        }
    }

    /**
     * Takes what a study and a series say of themselves again from the current version of their first instance; in a
     * transaction of the caller.
     */
    void describe(Uid study, Uid series) {
        describe(study);
        firstOf("i.study_uid = :study and i.series_uid = :series", study, series)
                .ifPresent(rows -> jdbc.update("""
                        update archive.series set modality = ?, number = ?, description = ?, body_part = ?, laterality = ?,
                            performed_date = ?, performed_time = ?
                        where study_uid = ? and uid = ?
                        """, behind(rows.series(), 2, 9, study.value(), series.value())));
    }

    /** Likewise, what a study says of itself and its patient. In a transaction of the caller. */
    void describe(Uid study) {
        firstOf("i.study_uid = :study", study, study).ifPresent(rows -> {
            var shown = shown(rows);
            jdbc.update("""
                    update archive.study set patient = ?, patient_id = ?, issuer = ?, patient_name = ?,
                        patient_name_forms = ?, patient_name_words = ?, birth_date = ?, sex = ?, study_date = ?,
                        study_time = ?, study_id = ?, accession_number = ?, description = ?, referring_physician = ?,
                        referring_physician_forms = ?, referring_physician_words = ?, search_text = ?
                    where uid = ?
                    """, behind(columns(rows, shown), 2, 19, study.value()));
            jdbc.update("delete from archive.study_correction where study_uid = ?", study.value());
            noteCorrections(study, shown);
        });
    }

    private PatientView.Shown shown(IndexRows rows) {
        return patients.shown(rows.owner(), rows.received().study(), rows.receivedPatient());
    }

    private @Nullable Object[] columns(IndexRows rows, PatientView.Shown shown) {
        return rows.study(patient(rows.institution(), shown.patient()), shown.patient());
    }

    private void noteCorrections(Uid study, PatientView.Shown shown) {
        jdbc.update(
                "insert into archive.study_correction (study_uid, correction) select ?, unnest(?)",
                study.value(),
                shown.corrections().toArray(Long[]::new));
        jdbc.update("update archive.study set revision = revision + 1 where uid = ?", study.value());
    }

    private static @Nullable Object[] behind(@Nullable Object[] columns, int from, int to, String... keys) {
        var values = new ArrayList<@Nullable Object>(Arrays.asList(columns).subList(from, to));
        values.addAll(List.of(keys));
        return values.toArray();
    }

    private @Nullable Long patient(UUID institution, Patient patient) {
        if (patient.id().isEmpty()) {
            return null;
        }
        // The update changes nothing; it makes the statement answer with the row also when it was there before.
        return client.sql("""
                insert into archive.patient (institution, patient_id, issuer) values (:institution, :id, :issuer)
                on conflict (institution, patient_id, issuer) do update set patient_id = excluded.patient_id
                returning id
                """)
                .param("institution", institution)
                .param("id", patient.id())
                .param("issuer", patient.issuer())
                .query(Long.class)
                .single();
    }

    private Optional<IndexRows> firstOf(String where, Uid study, Uid series) {
        return client.sql("""
                select i.*, s.institution from archive.instance i join archive.study s on s.uid = i.study_uid where %s
                order by least(i.received_at, (select min(v.received_at) from archive.version v where v.uid = i.uid)), i.uid
                limit 1
                """.formatted(where))
                .param("study", study.value())
                .param("series", series.value())
                .query((row, number) -> StoredRow.read(row))
                .optional();
    }
}

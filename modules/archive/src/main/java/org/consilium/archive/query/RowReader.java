package org.consilium.archive.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.consilium.archive.InstanceRecord;
import org.consilium.archive.Patient;
import org.consilium.archive.PatientRecord;
import org.consilium.archive.SeriesRecord;
import org.consilium.archive.StudyRecord;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.jspecify.annotations.Nullable;

/** Rows as records; those of one study share its record. For one result, in one thread. */
final class RowReader {

    private final Map<String, StudyRecord> studies = new HashMap<>();
    private final Map<String, SeriesRecord> series = new HashMap<>();

    PatientRecord patient(ResultSet row) throws SQLException {
        var patient = readPatient(row);
        var institution = new InstitutionId(row.getObject("institution", UUID.class));
        return new PatientRecord(
                patient,
                institution,
                String.join(
                        "\n",
                        institution.value().toString(),
                        patient.issuer(),
                        patient.id(),
                        row.getString("anonymous")),
                row.getInt("study_count"),
                row.getInt("series_count"),
                row.getInt("instance_count"));
    }

    private static Patient readPatient(ResultSet row) throws SQLException {
        return new Patient(
                row.getString("patient_id"),
                row.getString("issuer"),
                row.getString("patient_name"),
                date(row, "birth_date"),
                row.getString("sex"));
    }

    StudyRecord study(ResultSet row) throws SQLException {
        var uid = row.getString("study_uid");
        var known = studies.get(uid);
        if (known == null) {
            known = readStudy(row, new Uid(uid));
            studies.put(uid, known);
        }
        return known;
    }

    private static StudyRecord readStudy(ResultSet row, Uid uid) throws SQLException {
        return new StudyRecord(
                uid,
                readPatient(row),
                date(row, "study_date"),
                time(row, "study_time"),
                row.getString("study_id"),
                row.getString("accession_number"),
                row.getString("study_description"),
                row.getString("referring_physician"),
                texts(row, "modalities"),
                texts(row, "sop_classes"),
                row.getInt("series_count"),
                row.getInt("study_instance_count"),
                new InstitutionId(row.getObject("institution", UUID.class)),
                instant(row, "study_received_at"),
                row.getBoolean("settled"));
    }

    SeriesRecord series(ResultSet row) throws SQLException {
        var key = row.getString("study_uid") + " " + row.getString("series_uid");
        var known = series.get(key);
        if (known == null) {
            known = new SeriesRecord(
                    study(row),
                    new Uid(row.getString("series_uid")),
                    row.getString("modality"),
                    integer(row, "series_number"),
                    row.getString("series_description"),
                    row.getString("body_part"),
                    row.getString("laterality"),
                    date(row, "performed_date"),
                    time(row, "performed_time"),
                    row.getInt("series_instance_count"));
            series.put(key, known);
        }
        return known;
    }

    InstanceRecord instance(ResultSet row) throws SQLException {
        return new InstanceRecord(
                series(row),
                new Uid(row.getString("instance_uid")),
                row.getString("sop_class"),
                integer(row, "instance_number"),
                integer(row, "rows"),
                integer(row, "columns"),
                integer(row, "bits_allocated"),
                integer(row, "frames"),
                row.getString("transfer_syntax"),
                row.getLong("length"),
                instant(row, "instance_received_at"));
    }

    private static SortedSet<String> texts(ResultSet row, String column) throws SQLException {
        var array = (String[]) row.getArray(column).getArray();
        return Collections.unmodifiableSortedSet(new TreeSet<>(Arrays.asList(array)));
    }

    private static Optional<LocalDate> date(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    private static Optional<LocalTime> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalTime.class));
    }

    private static OptionalInt integer(ResultSet row, String column) throws SQLException {
        @Nullable Integer value = row.getObject(column, Integer.class);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

package org.consilium.cases.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.CaseRequest;
import org.consilium.cases.CaseState;
import org.consilium.cases.Code;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.Discipline;
import org.consilium.cases.TaskStatus;
import org.consilium.cases.Urgency;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/** Reads rows of {@code cases.consult_case}. */
final class CaseRows {

    private CaseRows() {}

    static CaseRow read(ResultSet row, int number) throws SQLException {
        return new CaseRow(
                Columns.caseId(row, "id"),
                row.getString("number"),
                CaseState.valueOf(row.getString("state")),
                TaskStatus.valueOf(row.getString("task_status")),
                new InstitutionId(row.getObject("institution", UUID.class)),
                Columns.person(row, "referrer"),
                Columns.personIfAny(row, "specialist"),
                Columns.personIfAny(row, "heard"),
                request(row),
                Columns.textIfAny(row, "patient_name"),
                Set.copyOf(Columns.texts(row, "modalities")),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"),
                Columns.instantIfAny(row, "submitted_at"),
                Columns.instantIfAny(row, "due_at"),
                Columns.instantIfAny(row, "answered_at"),
                Columns.instantIfAny(row, "held_since"),
                Duration.ofMillis(row.getLong("held_millis")),
                Columns.instantIfAny(row, "readers_until"));
    }

    private static CaseRequest request(ResultSet row) throws SQLException {
        return new CaseRequest(
                Columns.texts(row, "studies").stream().map(Uid::new).toList(),
                Discipline.valueOf(row.getString("discipline")),
                Urgency.valueOf(row.getString("urgency")),
                row.getString("question"),
                diagnosis(row),
                Columns.textIfAny(row, "site"),
                Columns.textIfAny(row, "clinical_summary"),
                Set.copyOf(Columns.texts(row, "languages")));
    }

    private static Optional<Code> diagnosis(ResultSet row) throws SQLException {
        var system = row.getString("diagnosis_system");
        return system == null
                ? Optional.empty()
                : Optional.of(new Code(
                        CodeSystem.valueOf(system),
                        row.getString("diagnosis_code"),
                        row.getString("diagnosis_display")));
    }
}

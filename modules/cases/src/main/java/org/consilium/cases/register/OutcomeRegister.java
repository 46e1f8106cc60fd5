package org.consilium.cases.register;

import java.time.Instant;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseOutcome;
import org.consilium.security.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How cases ended for the patients. */
public final class OutcomeRegister {

    private final JdbcClient jdbc;

    public OutcomeRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(CaseId id, CaseOutcome outcome, PersonId by, Instant now) {
        jdbc.sql("""
                insert into cases.outcome (case_id, discrepancy, treatment_changed, note, recorded_by, recorded_at)
                values (:case, :discrepancy, :changed, :note, :by, :now)
                """)
                .param("case", id.value())
                .param("discrepancy", outcome.discrepancy().name())
                .param("changed", outcome.treatmentChanged())
                .param("note", outcome.note().orElse(null))
                .param("by", by.value())
                .param("now", Columns.at(now))
                .update();
    }
}

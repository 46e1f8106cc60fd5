package org.consilium.archive.correct;

import java.util.ArrayList;
import org.consilium.archive.Patient;
import org.consilium.archive.index.PatientView;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Follows the corrections of a study one after another in the order they were made: of its own, and of whichever patient it
 * belongs to by then.
 */
public final class CorrectedPatients implements PatientView {

    /** Most corrections of one study; a chain that is longer ends there. */
    static final int CHAIN_MAX = 1000;

    private final CorrectionRows rows;

    public CorrectedPatients(JdbcClient jdbc) {
        this.rows = new CorrectionRows(jdbc);
    }

    @Override
    public Shown shown(InstitutionId institution, Uid study, Patient received) {
        var applied = new ArrayList<Long>();
        var patient = received;
        var next = rows.next(institution, study, PatientKey.of(patient), 0);
        while (next.isPresent() && applied.size() < CHAIN_MAX) {
            var correction = next.get();
            applied.add(correction.id());
            patient = correction.applyTo(patient);
            next = rows.next(institution, study, PatientKey.of(patient), correction.id());
        }
        return new Shown(patient, applied);
    }
}

package org.consilium.archive.index;

import java.util.List;
import org.consilium.archive.Patient;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/** Whose a study is shown to be. */
@FunctionalInterface
public interface PatientView {

    /** Nothing was put right. */
    PatientView AS_RECEIVED = (institution, study, received) -> new Shown(received, List.of());

    /** @param received as the first instance of the study says */
    Shown shown(InstitutionId institution, Uid study, Patient received);

    /**
     * What is shown.
     *
     * @param corrections their numbers, oldest first; none where it is what was received
     */
    record Shown(Patient patient, List<Long> corrections) {}
}

package org.consilium.archive.retention;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/**
 * What a policy looks at. Days are those of UTC.
 *
 * @param birthDate of the patient, as corrected
 * @param senders calling AE titles of its instances
 * @param received when its newest instance came
 * @param opened when images of it were last read
 * @param bytes of its data sets
 */
public record StudyFacts(
        Uid study,
        InstitutionId institution,
        Optional<LocalDate> studyDate,
        Optional<LocalDate> birthDate,
        Set<String> modalities,
        Set<String> senders,
        LocalDate received,
        Optional<LocalDate> opened,
        int instances,
        long bytes) {

    public StudyFacts {
        modalities = Set.copyOf(modalities);
        senders = Set.copyOf(senders);
    }
}

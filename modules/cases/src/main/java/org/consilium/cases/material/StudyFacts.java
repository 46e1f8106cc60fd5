package org.consilium.cases.material;

import java.util.Optional;
import java.util.Set;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/**
 * What a case has to know of a study.
 *
 * @param patientId Patient ID (0010,0020), may be empty
 * @param patientIdIssuer Issuer of Patient ID (0010,0021), may be empty
 * @param accessionNumber Accession Number (0008,0050), may be empty
 * @param patientName Patient's Name (0010,0010) as stored, with its component groups
 */
public record StudyFacts(
        Uid studyInstanceUid,
        InstitutionId institution,
        String patientId,
        String patientIdIssuer,
        Optional<String> patientName,
        Set<String> modalities,
        String accessionNumber) {

    public StudyFacts {
        modalities = Set.copyOf(modalities);
    }
}

package org.consilium.web.steward;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.consilium.archive.correct.Correction;
import org.consilium.archive.correct.Kind;
import org.consilium.archive.correct.PatientKey;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.people.InstitutionNames.InstitutionRef;

/**
 * A correction.
 *
 * @param patientName none: as received
 * @param messageControlId of the message that asked for it; empty when a person did
 * @param studies how many show it now
 */
public record CorrectionView(
        long id,
        Kind kind,
        InstitutionRef institution,
        Optional<String> studyInstanceUid,
        Optional<PatientRef> prior,
        PatientRef patient,
        Optional<String> patientName,
        Optional<LocalDate> patientBirthDate,
        Optional<String> patientSex,
        String by,
        String messageControlId,
        String reason,
        Instant at,
        int studies,
        Optional<UndoneView> undone) {

    static CorrectionView of(Correction correction, InstitutionNames institutions) {
        return new CorrectionView(
                correction.id(),
                correction.kind(),
                institutions.of(correction.institution()),
                correction.study().map(study -> study.value()),
                correction.prior().map(PatientRef::of),
                PatientRef.of(correction.target()),
                correction.name(),
                correction.birthDate(),
                correction.sex(),
                correction.source().by(),
                correction.source().controlId(),
                correction.source().reason(),
                correction.at(),
                correction.studies(),
                correction.undone().map(undone -> new UndoneView(undone.by(), undone.reason(), undone.at())));
    }

    /** How an institution names a person. */
    public record PatientRef(String id, String issuer) {

        static PatientRef of(PatientKey key) {
            return new PatientRef(key.id(), key.issuer());
        }
    }

    /** Who took a correction back. */
    public record UndoneView(String by, String reason, Instant at) {}
}

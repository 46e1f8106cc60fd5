package org.consilium.archive.correct;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.consilium.archive.Patient;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/**
 * One correction.
 *
 * @param study only of MOVE
 * @param prior whose studies it is about; only of MERGE and UPDATE
 * @param target whose they are; the same as prior for UPDATE
 * @param name Patient's Name, none: as received
 * @param birthDate likewise
 * @param sex likewise
 * @param studies how many it changes now
 * @param undone none while it holds
 */
public record Correction(
        long id,
        Kind kind,
        InstitutionId institution,
        Optional<Uid> study,
        Optional<PatientKey> prior,
        PatientKey target,
        Optional<String> name,
        Optional<LocalDate> birthDate,
        Optional<String> sex,
        Source source,
        Instant at,
        int studies,
        Optional<Undone> undone) {

    /** Who took it back. */
    public record Undone(String by, String reason, Instant at) {}

    Patient applyTo(Patient patient) {
        return new Patient(
                target.id(),
                target.issuer(),
                name.orElse(patient.name()),
                birthDate.or(patient::birthDate),
                sex.orElse(patient.sex()));
    }
}

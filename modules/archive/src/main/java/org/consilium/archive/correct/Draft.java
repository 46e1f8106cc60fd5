package org.consilium.archive.correct;

import java.time.LocalDate;
import java.util.Optional;
import org.consilium.kernel.Uid;

/** A correction that is to be made; the parts are those of {@link Correction}. */
public record Draft(
        Kind kind,
        Optional<Uid> study,
        Optional<PatientKey> prior,
        PatientKey target,
        Optional<String> name,
        Optional<LocalDate> birthDate,
        Optional<String> sex) {}

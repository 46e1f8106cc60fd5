package org.consilium.archive.conflict;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.consilium.archive.ConflictKind;
import org.consilium.archive.Origin;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/**
 * A newcomer in quarantine and the study it is in conflict with.
 *
 * @param study the study of the stored instance; where there is none, the one the newcomer wants to join
 * @param institution owner of that study
 * @param patientName as that study has it, with its component groups
 * @param sender of the newcomer
 * @param receivedAt when the newcomer came
 * @param decision none while it waits
 */
public record Conflict(
        long id,
        ConflictKind kind,
        Uid sopInstance,
        Uid study,
        InstitutionId institution,
        String patientName,
        String patientId,
        Optional<LocalDate> studyDate,
        String studyDescription,
        Origin sender,
        Instant receivedAt,
        Optional<Decision> decision) {}

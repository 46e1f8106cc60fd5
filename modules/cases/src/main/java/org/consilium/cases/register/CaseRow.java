package org.consilium.cases.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseRequest;
import org.consilium.cases.CaseState;
import org.consilium.cases.TaskStatus;
import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;

/**
 * A case as it is kept.
 *
 * @param institution the referrer's
 * @param patientName of the first study, as stored there
 * @param modalities of all its studies
 * @param heard who read it before somebody else was asked to decide between two opinions; the latter is the specialist then
 * @param heldSince since when it waits for its sender
 * @param held how long it has waited before
 * @param readersUntil until when those who were asked may read; none: as long as the case goes on
 */
public record CaseRow(
        CaseId id,
        String number,
        CaseState state,
        TaskStatus taskStatus,
        InstitutionId institution,
        PersonId referrer,
        Optional<PersonId> specialist,
        Optional<PersonId> heard,
        CaseRequest request,
        Optional<String> patientName,
        Set<String> modalities,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> submittedAt,
        Optional<Instant> dueAt,
        Optional<Instant> answeredAt,
        Optional<Instant> heldSince,
        Duration held,
        Optional<Instant> readersUntil) {

    public CaseRow {
        modalities = Set.copyOf(modalities);
    }

    /** Whether those who were asked may read at a moment. */
    public boolean isOpenToReaders(Instant now) {
        return readersUntil.filter(until -> !now.isBefore(until)).isEmpty();
    }
}

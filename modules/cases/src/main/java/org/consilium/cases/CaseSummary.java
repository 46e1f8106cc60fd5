package org.consilium.cases;

import java.time.Instant;
import java.util.Optional;
import org.consilium.security.InstitutionId;

/**
 * A case as one line of a list.
 *
 * @param number for people, for example {@code 2026-000123}
 * @param institution the referrer's institution, to which the opinion returns
 * @param patientName Patient's Name (0010,0010) of the first study as stored, with its component groups
 * @param specialist who has accepted it
 * @param dueAt when the answer is due; none before submission and after the answer
 * @param unread whether something happened in it since the asking person last opened it
 */
public record CaseSummary(
        CaseId id,
        String number,
        CaseState state,
        TaskStatus taskStatus,
        Urgency urgency,
        Discipline discipline,
        InstitutionId institution,
        Optional<String> patientName,
        Optional<Code> diagnosis,
        String question,
        Participant referrer,
        Optional<Participant> specialist,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> dueAt,
        boolean unread) {}

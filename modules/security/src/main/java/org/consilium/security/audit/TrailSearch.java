package org.consilium.security.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.InstitutionId;

/**
 * What of the trail is wanted; what is empty does not matter.
 *
 * @param from inclusive
 * @param until exclusive
 * @param agent account, AE title or client, in full
 * @param patientId in full, without issuer
 * @param study Study Instance UID
 * @param institutions whose business it was, one of these; empty means of anybody
 * @param failures only what failed
 * @param before only events with smaller numbers: the next page
 * @param limit 1 to {@link #LIMIT_MAX}
 */
public record TrailSearch(
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> agent,
        Optional<String> patientId,
        Optional<String> study,
        Optional<UUID> caseId,
        Set<AuditAct> acts,
        Set<InstitutionId> institutions,
        boolean failures,
        Optional<Long> before,
        int limit) {

    public static final int LIMIT_MAX = 1_000;

    public TrailSearch {
        acts = Set.copyOf(acts);
        institutions = Set.copyOf(institutions);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "limit is 1 to " + LIMIT_MAX);
        }
    }

    /** Everything, newest first. */
    public static TrailSearch newest(int limit) {
        return new TrailSearch(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                false,
                Optional.empty(),
                limit);
    }

    /** The page behind an event. */
    public TrailSearch behind(long seq) {
        return new TrailSearch(
                from, until, agent, patientId, study, caseId, acts, institutions, failures, Optional.of(seq), limit);
    }
}

package org.consilium.cases.notice;

import java.time.Instant;
import java.util.Optional;
import org.consilium.cases.CaseId;

/**
 * What became of a notice.
 *
 * @param nextAttemptAt of one that waits
 * @param lastError why the last attempt failed
 */
public record NoticeDelivery(
        CaseId caseId,
        String caseNumber,
        NoticeKind kind,
        NoticeChannel channel,
        NoticeState state,
        int attempts,
        Instant at,
        Optional<Instant> nextAttemptAt,
        Optional<String> lastError) {}

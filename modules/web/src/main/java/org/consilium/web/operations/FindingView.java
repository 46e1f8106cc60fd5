package org.consilium.web.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.check.Finding;
import org.consilium.archive.check.Finding.Action;
import org.consilium.archive.check.Finding.State;

/**
 * A finding of the checks.
 *
 * @param actions what can be done about it
 */
public record FindingView(
        long id,
        Finding.Kind kind,
        String objectKey,
        String sopInstanceUid,
        String studyInstanceUid,
        int instances,
        long bytes,
        Instant firstSeen,
        Instant lastSeen,
        State state,
        Optional<Instant> decidedAt,
        Optional<Finding.Outcome> outcome,
        List<Action> actions) {

    static FindingView of(Finding finding) {
        return new FindingView(
                finding.id(),
                finding.kind(),
                finding.objectKey(),
                finding.sopInstance(),
                finding.study(),
                finding.instances(),
                finding.bytes(),
                finding.firstSeen(),
                finding.lastSeen(),
                finding.state(),
                finding.decidedAt(),
                finding.outcome(),
                finding.state() == State.RESOLVED
                        ? List.of()
                        : finding.kind().actions().stream().sorted().toList());
    }
}

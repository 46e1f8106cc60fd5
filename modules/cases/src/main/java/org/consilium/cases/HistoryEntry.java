package org.consilium.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One accepted move or event of a case.
 *
 * @param actor who did it; none when the node did
 * @param command the command's name, for example {@code Accept}
 * @param note what somebody wrote, or what the node says in English
 * @param reasons what the node says, to be said in the reader's language; empty for what people wrote
 */
public record HistoryEntry(
        Instant at,
        Optional<Participant> actor,
        CaseState from,
        CaseState to,
        String command,
        Optional<String> note,
        List<Explanation.Reason> reasons) {

    public HistoryEntry {
        reasons = List.copyOf(reasons);
    }
}

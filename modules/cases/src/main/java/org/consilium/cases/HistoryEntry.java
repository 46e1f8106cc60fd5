package org.consilium.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * One accepted move or event of a case.
 *
 * @param actor who did it; none when the node did
 * @param command the command's name, for example {@code Accept}
 */
public record HistoryEntry(
        Instant at, Optional<Participant> actor, CaseState from, CaseState to, String command, Optional<String> note) {}

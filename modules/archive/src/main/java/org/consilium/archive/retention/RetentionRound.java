package org.consilium.archive.retention;

import java.time.Instant;
import java.util.Optional;

/**
 * The walk through all studies.
 *
 * @param studies looked at in this round
 * @param proposed of these
 */
public record RetentionRound(
        String position,
        boolean running,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        long studies,
        long proposed) {}

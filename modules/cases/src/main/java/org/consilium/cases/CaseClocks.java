package org.consilium.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The two clocks of a case, from submission to the answer or to now.
 *
 * @param total all of it
 * @param active without the time spent waiting for its sender
 */
public record CaseClocks(Duration total, Duration active, Optional<Instant> dueAt) {}

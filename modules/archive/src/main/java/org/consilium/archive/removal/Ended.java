package org.consilium.archive.removal;

import java.time.Instant;

/**
 * How something ended.
 *
 * @param by name and account of a person, or the node
 */
public record Ended(String by, String reason, Instant at) {}

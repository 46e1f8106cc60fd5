package org.consilium.archive.conflict;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * What was decided about a newcomer.
 *
 * @param reason in the words of the person
 * @param by name and account of the person
 * @param version that the newcomer has become; none when it did not
 */
public record Decision(Choice choice, String reason, String by, Instant at, OptionalInt version) {}

package org.consilium.archive.correct;

/**
 * Where a correction came from.
 *
 * @param by name and account of a person, or application and facility of a system
 * @param controlId Message Control ID (MSH-10) of the message that asked for it; empty when a person did
 * @param reason in the words of the person; of a message its type
 */
public record Source(String by, String controlId, String reason) {}

package org.consilium.security.audit;

/**
 * An event with its place in the chain.
 *
 * @param message as PS3.15 A.5 has it
 * @param hash hexadecimal
 */
public record TrailEntry(long seq, AuditEvent event, String message, String hash) {}

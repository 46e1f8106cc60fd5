package org.consilium.archive.quarantine;

/**
 * How much the quarantine holds; beyond, newcomers are refused without being kept.
 *
 * @param bytesMax of all files
 * @param filesMax one per newcomer
 */
public record QuarantineLimits(long bytesMax, int filesMax) {}

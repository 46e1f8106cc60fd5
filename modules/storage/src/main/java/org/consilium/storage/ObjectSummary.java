package org.consilium.storage;

/**
 * What a store says of an object.
 *
 * @param length bytes
 */
public record ObjectSummary(String key, long length) {}

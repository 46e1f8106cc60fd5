package org.consilium.storage.spool;

/**
 * How full a spool is.
 *
 * @param bytes on disk, unfinished arrivals included
 * @param records instances
 */
public record SpoolFill(long bytes, long bytesMax, long records, long recordsMax) {}

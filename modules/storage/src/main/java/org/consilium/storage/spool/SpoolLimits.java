package org.consilium.storage.spool;

/**
 * Bounds of a spool.
 *
 * @param bytesMax most bytes on disk, unfinished arrivals included; more is refused
 * @param recordsMax most records not yet released; more is refused
 * @param segmentBytesMax size at which a shared file is closed and the next begun
 * @param sharedRecordBytesMax largest object kept in memory until it is complete and then appended to a shared file; a
 *     larger one is streamed into a file of its own
 */
public record SpoolLimits(long bytesMax, long recordsMax, long segmentBytesMax, int sharedRecordBytesMax) {

    public static final SpoolLimits DEFAULT = new SpoolLimits(20L << 30, 200_000, 64L << 20, 1 << 20);

    public SpoolLimits {
        if (bytesMax < 1 || recordsMax < 1 || segmentBytesMax < 1 || sharedRecordBytesMax < 0) {
            throw new IllegalArgumentException("Limits of the spool must be positive");
        }
    }
}

package org.consilium.archive.files;

/**
 * What an archive may ask of the node.
 *
 * @param entriesMax most files in one archive, those of archives in it included
 * @param depthMax how deep archives may lie in archives; 1: none in another
 * @param expansionMax how many times its own size an archive may hold
 * @param freeBytes what any archive may hold: images of nothing compress a thousandfold
 */
public record FileLimits(int entriesMax, int depthMax, int expansionMax, long freeBytes) {

    public static final long FREE_BYTES_DEFAULT = 1L << 30;

    /** Longest name of a file in an archive, in characters. */
    static final int NAME_MAX = 1024;

    public static final FileLimits DEFAULT = new FileLimits(100_000, 3, 200, FREE_BYTES_DEFAULT);

    public FileLimits {
        if (entriesMax < 1 || depthMax < 1 || expansionMax < 1 || freeBytes < 0) {
            throw new IllegalArgumentException("Limits of archives must be positive");
        }
    }

    long expandedBytesMax(long archiveBytes) {
        return Math.max(freeBytes, archiveBytes * expansionMax);
    }
}

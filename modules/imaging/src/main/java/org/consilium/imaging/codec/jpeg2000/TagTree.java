package org.consilium.imaging.codec.jpeg2000;

import java.util.Arrays;

/** A tag tree (B.10.2): numbers of a grid, each known only as far as was asked. */
final class TagTree {

    private static final int UNKNOWN = Integer.MAX_VALUE;

    private final int[] columns;
    private final int[] offsets;
    private final int[] values;
    private final int[] known;

    TagTree(int width, int height) {
        int levels = 1;
        for (int w = width, h = height; w > 1 || h > 1; w = (w + 1) / 2, h = (h + 1) / 2) {
            levels++;
        }
        columns = new int[levels];
        offsets = new int[levels];
        int nodes = 0;
        int w = width;
        int h = height;
        for (int level = 0; level < levels; level++) {
            columns[level] = w;
            offsets[level] = nodes;
            nodes += w * h;
            w = (w + 1) / 2;
            h = (h + 1) / 2;
        }
        values = new int[nodes];
        known = new int[nodes];
        Arrays.fill(values, UNKNOWN);
    }

    /** Whether the number at a place is less than a bound; reads as many bits as that needs. */
    boolean isBelow(int bound, int x, int y, PacketBits bits) {
        int least = 0;
        int node = 0;
        for (int level = columns.length - 1; level >= 0; level--) {
            node = offsets[level] + (y >> level) * columns[level] + (x >> level);
            least = Math.max(least, known[node]);
            while (least < bound && least < values[node]) {
                if (bits.bit() == 1) {
                    values[node] = least;
                } else {
                    least++;
                }
            }
            known[node] = least;
        }
        return values[node] < bound;
    }
}

package org.consilium.imaging.render;

import java.util.Arrays;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Expands segmented palette data (PS3.3 C.7.9.2): runs of entries, straight lines, and references to earlier segments. */
final class PaletteSegments {

    private static final int DISCRETE = 0;
    private static final int LINEAR = 1;
    private static final int INDIRECT = 2;

    private final int[] data;
    private final int[] entries;
    private int filled;

    private PaletteSegments(int[] data, int count) {
        this.data = data;
        this.entries = new int[count];
    }

    /**
     * @param count entries of the expanded table; a shorter expansion repeats its last entry
     */
    static int[] expand(int[] data, int count) {
        PaletteSegments segments = new PaletteSegments(data, count);
        int at = 0;
        while (at + 1 < data.length && segments.filled < count) {
            at = segments.segment(at, true);
        }
        if (segments.filled == 0) {
            throw corrupt();
        }
        Arrays.fill(segments.entries, segments.filled, count, segments.entries[segments.filled - 1]);
        return segments.entries;
    }

    /** Expands the segment at a position and returns the position behind it. */
    private int segment(int at, boolean mayRefer) {
        int length = word(at + 1);
        return switch (word(at)) {
            case DISCRETE -> {
                for (int i = 0; i < length; i++) {
                    add(word(at + 2 + i));
                }
                yield at + 2 + length;
            }
            case LINEAR -> {
                line(length, word(at + 2));
                yield at + 3;
            }
            case INDIRECT -> {
                if (!mayRefer) {
                    throw corrupt();
                }
                int from = word(at + 2) | word(at + 3) << 16;
                for (int i = 0; i < length && filled < entries.length; i++) {
                    from = segment(from, false);
                }
                yield at + 4;
            }
            default -> throw corrupt();
        };
    }

    private void line(int length, int to) {
        if (filled == 0) {
            throw corrupt();
        }
        int from = entries[filled - 1];
        for (int i = 1; i <= length; i++) {
            add(from + Math.round((float) (to - from) * i / length));
        }
    }

    private void add(int entry) {
        if (filled < entries.length) {
            entries[filled++] = entry;
        }
    }

    private int word(int at) {
        if (at < 0 || at >= data.length) {
            throw corrupt();
        }
        return data[at];
    }

    private static Rejected corrupt() {
        return new Rejected(Reason.DATA_SET_CORRUPT, "a segmented palette is not valid");
    }
}

package org.consilium.dicom.frame;

import java.util.Arrays;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Offsets and lengths of fragments in their order. */
final class Fragments {

    /** Most fragments of one object: a slide of 1,000,000 x 1,000,000 pixels in tiles of 512 has 3.8 million. */
    static final int COUNT_MAX = 8_000_000;

    private static final int FIRST_CAPACITY = 16;

    private long[] offsets = new long[FIRST_CAPACITY];
    private long[] lengths = new long[FIRST_CAPACITY];
    private int count;

    void add(long offset, long length) {
        if (count == COUNT_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "more than " + COUNT_MAX + " fragments");
        }
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        offsets[count] = offset;
        lengths[count++] = length;
    }

    int count() {
        return count;
    }

    Part part(int index) {
        return new Part(offsets[index], lengths[index]);
    }
}

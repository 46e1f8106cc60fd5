package org.consilium.imaging.codec.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A code-block (B.7): where its coefficients are, and what the packets brought of it. */
final class CodeBlock {

    /** Bits added to a length code at most; more would overflow it. */
    private static final int LENGTH_BITS_MAX = 30;

    /** Three for each of 38 bit-planes and of 37 that a region of interest is lifted by, without the first two. */
    private static final int PASSES_MAX = 3 * (38 + 37) - 2;

    private static final int BEFORE_BYPASS = 10;

    /** Coordinates within its sub-band. */
    final Area area;

    final int gridColumn;
    final int gridRow;
    /** Bit-planes without ones, most significant first; only valid once included. */
    int zeroPlanes;

    boolean included;
    int lengthBits = 3;
    final List<Codeword> codewords = new ArrayList<>();
    private int passes;

    CodeBlock(Area area, int gridColumn, int gridRow) {
        this.area = area;
        this.gridColumn = gridColumn;
        this.gridRow = gridRow;
    }

    /** Reads how many bytes the next passes have, for each codeword segment they lie in (B.10.7). */
    List<Arrival> readLengths(PacketBits bits, int newPasses, CodingStyle style) {
        while (bits.bit() == 1) {
            if (++lengthBits > LENGTH_BITS_MAX) {
                throw Segment.corrupt("a JPEG 2000 packet header is not valid");
            }
        }
        passes += newPasses;
        if (passes > PASSES_MAX) {
            throw Segment.corrupt("a JPEG 2000 code-block has too many passes");
        }
        List<Arrival> arrivals = new ArrayList<>();
        int left = newPasses;
        int ahead = codewords.isEmpty() && style.has(CodingStyle.HIGH_THROUGHPUT) ? (newPasses - 1) / 3 : 0;
        // Sets of three passes without data come first and say only that so many planes are empty (15444-15 B.3).
        zeroPlanes += ahead;
        left -= 3 * ahead;
        while (left > 0) {
            Codeword codeword = current(style);
            int taken = Math.min(left, codeword.passesMax - codeword.passes);
            int coded = codewords.size() == 1 ? taken + 3 * ahead : taken;
            int length = bits.bits(Math.min(LENGTH_BITS_MAX, lengthBits + log2(coded)));
            codeword.passes += taken;
            arrivals.add(new Arrival(codeword, length));
            left -= taken;
        }
        return arrivals;
    }

    private Codeword current(CodingStyle style) {
        @Nullable Codeword last = codewords.isEmpty() ? null : codewords.getLast();
        if (last != null && last.passes < last.passesMax) {
            return last;
        }
        Codeword next = new Codeword(passesOfNext(style, last));
        codewords.add(next);
        return next;
    }

    private static int passesOfNext(CodingStyle style, @Nullable Codeword last) {
        if (style.has(CodingStyle.HIGH_THROUGHPUT)) {
            return last == null ? 1 : 2;
        }
        if (style.has(CodingStyle.TERMINATE)) {
            return 1;
        }
        if (style.has(CodingStyle.BYPASS)) {
            if (last == null) {
                return BEFORE_BYPASS;
            }
            return last.passesMax == 2 ? 1 : 2;
        }
        return PASSES_MAX;
    }

    private static int log2(int value) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(value);
    }

    /** Bytes of one codeword segment that a packet brings. */
    record Arrival(Codeword codeword, int length) {}

    /** Passes that share one run of the entropy coder. */
    static final class Codeword {

        final int passesMax;
        int passes;
        byte[] bytes = new byte[0];

        Codeword(int passesMax) {
            this.passesMax = passesMax;
        }

        void append(byte[] from, int at, int length) {
            byte[] joined = new byte[bytes.length + length];
            System.arraycopy(bytes, 0, joined, 0, bytes.length);
            System.arraycopy(from, at, joined, bytes.length, length);
            bytes = joined;
        }
    }
}

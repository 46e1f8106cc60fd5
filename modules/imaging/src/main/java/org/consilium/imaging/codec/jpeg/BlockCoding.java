package org.consilium.imaging.codec.jpeg;

/** Reads the coefficients of a block that one scan carries: all of them (F.2), or a band or a bit of them (annex G). */
final class BlockCoding {

    /** Natural position of each coefficient in zigzag order (A.3.6). */
    static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private static final int ZERO_RUN = 16;
    private static final int CATEGORY_MAX = 15;

    private final EntropyBits bits;
    private final int start;
    private final int end;
    private final int low;
    private final boolean refining;
    /** Blocks of the band that still end before their first coefficient (G.1.2.2). */
    private int endOfBandRun;

    BlockCoding(EntropyBits bits, JpegMarkers.Scan scan) {
        this.bits = bits;
        start = scan.start();
        end = scan.end();
        low = scan.approximation() & 0xF;
        refining = scan.approximation() >> 4 != 0;
        if (start > end || end >= ZIGZAG.length || low > 13) {
            throw JpegMarkers.corrupt("a scan has an invalid spectral band");
        }
    }

    void restart() {
        bits.restart();
        endOfBandRun = 0;
    }

    /** Direct current: the difference to the block before, returned as the new prediction. */
    int direct(HuffmanTable table, int prediction, short[] to, int at) {
        if (start > 0) {
            return prediction;
        }
        if (refining) {
            to[at] |= (short) (bits.bits(1) << low);
            return prediction;
        }
        int value = prediction + bits.signed(category(table.decode(bits)));
        to[at] = (short) (value << low);
        return value;
    }

    /** Alternating current of one block; nothing in a scan that has none. */
    void alternating(HuffmanTable table, boolean progressive, short[] to, int at) {
        if (end == 0) {
            return;
        }
        if (refining) {
            refine(table, to, at);
        } else {
            first(table, progressive, to, at);
        }
    }

    private void first(HuffmanTable table, boolean progressive, short[] to, int at) {
        if (endOfBandRun > 0) {
            endOfBandRun--;
            return;
        }
        for (int k = Math.max(1, start); k <= end; k++) {
            int symbol = table.decode(bits);
            int run = symbol >> 4;
            int size = symbol & 0xF;
            if (size == 0) {
                if (run < ZERO_RUN - 1) {
                    endOfBandRun = progressive ? (1 << run) + bits.bits(run) - 1 : 0;
                    return;
                }
                k += ZERO_RUN - 1;
                continue;
            }
            k += run;
            if (k > end) {
                throw JpegMarkers.corrupt("a run of zeros leaves its block");
            }
            to[at + ZIGZAG[k]] = (short) (bits.signed(size) << low);
        }
    }

    /** G.1.2.3: one more bit of what is known, and coefficients that appear with this bit. */
    private void refine(HuffmanTable table, short[] to, int at) {
        int k = Math.max(1, start);
        while (k <= end && endOfBandRun == 0) {
            int symbol = table.decode(bits);
            int run = symbol >> 4;
            int fresh = 0;
            if ((symbol & 0xF) != 0) {
                fresh = bits.bits(1) == 1 ? 1 << low : -1 << low;
            } else if (run < ZERO_RUN - 1) {
                endOfBandRun = (1 << run) + bits.bits(run);
                break;
            }
            k = overZeros(run, k, to, at);
            if (fresh != 0 && k <= end) {
                to[at + ZIGZAG[k]] = (short) fresh;
            }
            k++;
        }
        if (endOfBandRun > 0) {
            overZeros(Integer.MAX_VALUE, k, to, at);
            endOfBandRun--;
        }
    }

    /** Corrects the coefficients that are not zero while it passes that many zeros. */
    private int overZeros(int zeros, int from, short[] to, int at) {
        int left = zeros;
        int k = from;
        for (; k <= end; k++) {
            int index = at + ZIGZAG[k];
            if (to[index] == 0) {
                if (left-- == 0) {
                    return k;
                }
            } else if (bits.bits(1) == 1 && (Math.abs(to[index]) >> low & 1) == 0) {
                to[index] += (short) (to[index] > 0 ? 1 << low : -1 << low);
            }
        }
        return k;
    }

    private static int category(int symbol) {
        if (symbol > CATEGORY_MAX) {
            throw JpegMarkers.corrupt("a difference has an invalid category");
        }
        return symbol;
    }
}

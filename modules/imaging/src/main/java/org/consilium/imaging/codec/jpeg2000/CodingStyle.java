package org.consilium.imaging.codec.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * How one component is coded: the part of COD and COC that both have (A.6.1, A.6.2).
 *
 * @param levels of decomposition
 * @param blockColumns columns of a code-block as a power of two
 * @param modes code-block style
 * @param reversible by the 5-3 filter, else by the 9-7 filter
 * @param precincts for each resolution: columns in the low, rows in the high four bits, as powers of two
 */
record CodingStyle(
        int levels, int blockColumns, int blockRows, int modes, boolean reversible, List<Integer> precincts) {

    static final int BYPASS = 0x01;
    static final int RESET = 0x02;
    static final int TERMINATE = 0x04;
    static final int VERTICALLY_CAUSAL = 0x08;
    static final int SEGMENTATION_SYMBOLS = 0x20;
    static final int HIGH_THROUGHPUT = 0x40;
    private static final int MIXED = 0x80;

    private static final int LEVELS_MAX = 32;
    private static final int WHOLE = 0xFF;

    static CodingStyle read(Segment segment, boolean ownPrecincts) {
        int levels = segment.u8();
        int columns = (segment.u8() & 0xF) + 2;
        int rows = (segment.u8() & 0xF) + 2;
        int modes = segment.u8();
        boolean reversible = segment.u8() == 1;
        if (levels > LEVELS_MAX || columns > 10 || rows > 10 || columns + rows > 12) {
            throw Segment.corrupt("JPEG 2000 coding parameters out of range");
        }
        if ((modes & MIXED) != 0) {
            throw new Rejected(Reason.NOT_ACCEPTABLE, "JPEG 2000 with two block coders cannot be rendered here");
        }
        List<Integer> precincts = new ArrayList<>();
        for (int i = 0; i <= levels; i++) {
            precincts.add(ownPrecincts ? segment.u8() : WHOLE);
        }
        return new CodingStyle(levels, columns, rows, modes, reversible, precincts);
    }

    int precinctColumns(int resolution) {
        return precincts.get(resolution) & 0xF;
    }

    int precinctRows(int resolution) {
        return precincts.get(resolution) >> 4;
    }

    boolean has(int mode) {
        return (modes & mode) != 0;
    }
}

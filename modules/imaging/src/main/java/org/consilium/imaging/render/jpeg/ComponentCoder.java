package org.consilium.imaging.render.jpeg;

/** Codes the blocks of one component (T.81 F.1.2). */
final class ComponentCoder {

    /** Sixteen zeros with something behind them. */
    private static final int ZEROS_16 = 0xF0;

    /** Only zeros behind. */
    private static final int END_OF_BLOCK = 0x00;

    private final HuffmanCode dc;
    private final HuffmanCode ac;
    private final int[] block = new int[64];
    private int lastDc;

    ComponentCoder(HuffmanCode dc, HuffmanCode ac) {
        this.dc = dc;
        this.ac = ac;
    }

    /** @param number of the block in its row */
    void write(BlockRow row, int number, EntropyBits to) {
        long others = gather(row, number * 8) & ~1;
        int difference = block[0] - lastDc;
        lastDc = block[0];
        int size = size(difference);
        dc.write(size, bits(difference, size), size, to);
        int last = 0;
        for (; others != 0; others &= others - 1) {
            int place = Long.numberOfTrailingZeros(others);
            int zeros = place - last - 1;
            for (; zeros > 15; zeros -= 16) {
                ac.write(ZEROS_16, 0, 0, to);
            }
            int value = block[place];
            size = size(value);
            ac.write(zeros << 4 | size, bits(value, size), size, to);
            last = place;
        }
        if (last < 63) {
            ac.write(END_OF_BLOCK, 0, 0, to);
        }
    }

    /** Brings a block into its order. Most coefficients are zero: the bits of the others are set in the answer. */
    private long gather(BlockRow row, int from) {
        long others = 0;
        for (int column = 0; column < 8; column++) {
            var coefficients = row.coefficients(column);
            for (int vertical = 0; vertical < 8; vertical++) {
                int value = coefficients[from + vertical];
                int place = ZigZag.place(vertical, column);
                block[place] = value;
                others |= (long) ((value | -value) >>> 31) << place;
            }
        }
        return others;
    }

    /** Bits that the value needs. */
    private static int size(int value) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    }

    /** Negative values are written less one, without their upper bits. */
    private static int bits(int value, int size) {
        return value + (value >> 31) & (1 << size) - 1;
    }
}

package org.consilium.imaging.render.jpeg;

import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/** A code of T.81 Annex K.3, as its table is written to the picture and as symbols are coded with it. */
final class HuffmanCode {

    static final HuffmanCode LUMINANCE_DC = new HuffmanCode(0x00, JPEGHuffmanTable.StdDCLuminance);
    static final HuffmanCode LUMINANCE_AC = new HuffmanCode(0x10, JPEGHuffmanTable.StdACLuminance);
    static final HuffmanCode CHROMINANCE_DC = new HuffmanCode(0x01, JPEGHuffmanTable.StdDCChrominance);
    static final HuffmanCode CHROMINANCE_AC = new HuffmanCode(0x11, JPEGHuffmanTable.StdACChrominance);

    private static final int LENGTHS = 16;
    private static final int LENGTH_SHIFT = 16;

    private final int id;
    private final byte[] table;

    /** By symbol: the code, and above it, shifted by {@link #LENGTH_SHIFT}, its length in bits. */
    private final int[] codes = new int[256];

    private HuffmanCode(int id, JPEGHuffmanTable standard) {
        this.id = id;
        short[] lengths = standard.getLengths();
        short[] symbols = standard.getValues();
        this.table = new byte[LENGTHS + symbols.length];
        int code = 0;
        int next = 0;
        for (int length = 1; length <= lengths.length; length++, code <<= 1) {
            table[length - 1] = (byte) lengths[length - 1];
            for (int i = 0; i < lengths[length - 1]; i++) {
                table[LENGTHS + next] = (byte) symbols[next];
                codes[symbols[next++]] = length << LENGTH_SHIFT | code++;
            }
        }
    }

    /** Class (0 for DC, 1 for AC) in the upper four bits, destination in the lower. */
    int id() {
        return id;
    }

    /** The number of codes of each length from 1 to 16 bits, then the symbols in the order of their codes (T.81 B.2.4.2). */
    byte[] table() {
        return table.clone();
    }

    /** Writes the code of a symbol and the bits behind it. */
    void write(int symbol, int bits, int count, EntropyBits to) {
        int code = codes[symbol];
        to.write((code & 0xFFFF) << count | bits, (code >>> LENGTH_SHIFT) + count);
    }
}

package org.consilium.imaging.codec.jpeg;

import java.util.Arrays;

/** A Huffman table (ITU-T T.81 annex C) as one lookup over the next 16 bits. */
final class HuffmanTable {

    private static final int CODE_BITS_MAX = 16;
    private static final int SYMBOLS_MAX = 256;

    /** A table in which no code exists. */
    static final HuffmanTable EMPTY = new HuffmanTable();

    /** For every 16 bits ahead: code length in the high, symbol in the low byte; 0 where no code begins like this. */
    private final short[] lookup = new short[1 << CODE_BITS_MAX];

    private HuffmanTable() {}

    /** Reads one table of a DHT segment, after its class and number. */
    static HuffmanTable read(JpegMarkers markers) {
        int[] counts = new int[CODE_BITS_MAX];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = markers.u8();
        }
        if (Arrays.stream(counts).sum() > SYMBOLS_MAX) {
            throw JpegMarkers.corrupt("a Huffman table has too many symbols");
        }
        HuffmanTable table = new HuffmanTable();
        int code = 0;
        for (int bits = 1; bits <= CODE_BITS_MAX; bits++, code <<= 1) {
            for (int i = 0; i < counts[bits - 1]; i++, code++) {
                table.enter(code, bits, markers.u8());
            }
        }
        return table;
    }

    private void enter(int code, int bits, int symbol) {
        int from = code << CODE_BITS_MAX - bits;
        int to = code + 1 << CODE_BITS_MAX - bits;
        if (to > lookup.length) {
            throw JpegMarkers.corrupt("a Huffman table has too many codes of one length");
        }
        Arrays.fill(lookup, from, to, (short) (bits << Byte.SIZE | symbol));
    }

    int decode(EntropyBits bits) {
        int entry = lookup[bits.peek16()];
        if (entry == 0) {
            throw JpegMarkers.corrupt("a Huffman code does not exist");
        }
        bits.drop(entry >> Byte.SIZE);
        return entry & 0xFF;
    }
}

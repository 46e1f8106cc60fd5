package org.consilium.imaging.codec.jpeg2000;

/**
 * Bits read from the end of a segment towards its start, least significant first (15444-15 7.1.3, 7.1.5): after a byte above
 * 0x8F, a byte of seven ones carries seven bits. Before the start, zeros.
 */
final class BackwardBits {

    private final byte[] data;
    private final int first;
    private int at;
    private long buffer;
    private int available;
    private boolean afterHigh;

    private BackwardBits(byte[] data, int first, int at) {
        this.data = data;
        this.first = first;
        this.at = at;
    }

    /** The codewords of a cleanup segment; its last byte and a half are its own length. */
    static BackwardBits ofCleanup(byte[] data, int first) {
        BackwardBits bits = new BackwardBits(data, first, data.length - 3);
        int shared = data[data.length - 2] & 0xFF;
        bits.buffer = shared >> 4;
        bits.available = (bits.buffer & 7) == 7 ? 3 : 4;
        bits.afterHigh = (shared | 0xF) > 0x8F;
        return bits;
    }

    /** The magnitudes at the end of a refinement segment. */
    static BackwardBits ofRefinement(byte[] data) {
        BackwardBits bits = new BackwardBits(data, 0, data.length - 1);
        bits.afterHigh = true;
        return bits;
    }

    /** @param count at most 24 */
    int peek(int count) {
        while (available < count) {
            int value = at >= first ? data[at--] & 0xFF : 0;
            buffer |= (long) value << available;
            available += afterHigh && (value & 0x7F) == 0x7F ? 7 : Byte.SIZE;
            afterHigh = value > 0x8F;
        }
        return (int) buffer & (1 << count) - 1;
    }

    void drop(int count) {
        buffer >>>= count;
        available -= count;
    }

    int bits(int count) {
        int value = peek(count);
        drop(count);
        return value;
    }
}

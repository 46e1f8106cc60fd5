package org.consilium.imaging.codec.jpeg2000;

/**
 * Bits read from the start of a segment, least significant first (15444-15 7.1.2, 7.1.4): after a byte of ones the next carries
 * seven bits.
 */
final class ForwardBits {

    private final byte[] data;
    private final int end;
    private final int filler;
    private int at;
    private long buffer;
    private int available;
    private boolean afterOnes;

    /** @param filler the byte that follows the last one for ever */
    ForwardBits(byte[] data, int end, int filler) {
        this.data = data;
        this.end = end;
        this.filler = filler;
    }

    /** @param count at most 31 */
    int bits(int count) {
        while (available < count) {
            int value = at < end ? data[at++] & 0xFF : filler;
            buffer |= (long) value << available;
            available += afterOnes ? 7 : Byte.SIZE;
            afterOnes = value == 0xFF;
        }
        int value = (int) (buffer & (1L << count) - 1);
        buffer >>>= count;
        available -= count;
        return value;
    }
}

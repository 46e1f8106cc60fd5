package org.consilium.imaging.codec.jpegls;

import org.consilium.imaging.codec.jpeg.JpegMarkers;

/** The bits of a JPEG-LS scan (T.87 A.1): after a byte of ones the next byte carries seven bits. */
final class JpegLsBits {

    /** Zero bytes that may follow the real data before the stream counts as cut off. */
    private static final int PADDING_BYTES_MAX = 16;

    private final byte[] data;
    private int at;
    private long buffer;
    private int available;
    private boolean afterOnes;
    private int padding;

    JpegLsBits(byte[] data, int position) {
        this.data = data;
        this.at = position;
    }

    int bit() {
        if (available == 0) {
            fill();
        }
        available--;
        return (int) (buffer >>> available) & 1;
    }

    /** @param count 0 to 24 */
    int bits(int count) {
        if (available < count) {
            fill();
        }
        available -= count;
        return (int) (buffer >>> available) & (1 << count) - 1;
    }

    /** Zeros up to the next one, which is consumed. */
    int zeros(int limit) {
        int count = 0;
        while (bit() == 0) {
            if (++count > limit) {
                throw JpegMarkers.corrupt("a JPEG-LS code word is too long");
            }
        }
        return count;
    }

    int position() {
        return at;
    }

    private void fill() {
        while (available <= 48) {
            int value = at < data.length ? data[at] & 0xFF : 0;
            boolean marker = afterOnes && value >= 0x80;
            boolean ending = value == 0xFF && at + 1 < data.length && (data[at + 1] & 0x80) != 0;
            if (at >= data.length || marker || ending) {
                pad();
                continue;
            }
            int width = afterOnes ? 7 : Byte.SIZE;
            buffer = buffer << width | value;
            available += width;
            afterOnes = value == 0xFF;
            at++;
        }
    }

    private void pad() {
        if (++padding > PADDING_BYTES_MAX) {
            throw JpegMarkers.corrupt("the compressed frame ends early");
        }
        buffer <<= Byte.SIZE;
        available += Byte.SIZE;
    }
}

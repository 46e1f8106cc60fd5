package org.consilium.imaging.codec.jpeg;

/**
 * The bits of an entropy-coded segment (ITU-T T.81 F.1.2.3), stuffed zero bytes left out. Behind the end, or at a marker,
 * zeros follow; more than a few of them mean that the stream ends early.
 */
final class EntropyBits {

    /** Zero bytes that may follow the real data before the stream counts as cut off. */
    private static final int PADDING_BYTES_MAX = 16;

    private final byte[] data;
    private int at;
    private long buffer;
    private int available;
    private int padding;

    EntropyBits(byte[] data, int position) {
        this.data = data;
        this.at = position;
    }

    int peek16() {
        if (available < 16) {
            fill();
        }
        return (int) (buffer >>> available - 16) & 0xFFFF;
    }

    void drop(int bits) {
        available -= bits;
    }

    int bits(int count) {
        if (count == 0) {
            return 0;
        }
        int value = peek16() >>> 16 - count;
        drop(count);
        return value;
    }

    /** EXTEND of F.2.2.1: the signed difference of a category. */
    int signed(int category) {
        int value = bits(category);
        return category > 0 && value < 1 << category - 1 ? value - (1 << category) + 1 : value;
    }

    /** Leaves the rest of the current interval and goes behind the restart marker. */
    void restart() {
        available = 0;
        buffer = 0;
        padding = 0;
        while (at + 1 < data.length) {
            int marker = data[at + 1] & 0xFF;
            if ((data[at] & 0xFF) == 0xFF && marker >= 0xD0 && marker <= 0xD7) {
                at += 2;
                return;
            }
            at++;
        }
        throw JpegMarkers.corrupt("a restart marker is missing");
    }

    /** A position at or before the marker that ends the segment. */
    int position() {
        return at;
    }

    private void fill() {
        while (available <= 48) {
            buffer = buffer << Byte.SIZE | nextByte();
            available += Byte.SIZE;
        }
    }

    private int nextByte() {
        if (at >= data.length) {
            return pad();
        }
        int value = data[at] & 0xFF;
        if (value != 0xFF) {
            at++;
            return value;
        }
        if (at + 1 < data.length && data[at + 1] == 0) {
            at += 2;
            return value;
        }
        return pad();
    }

    private int pad() {
        if (++padding > PADDING_BYTES_MAX) {
            throw JpegMarkers.corrupt("the compressed frame ends early");
        }
        return 0;
    }
}

package org.consilium.imaging.codec.jpeg2000;

/** The bits of packet headers (B.10.1): after a byte of ones the next carries seven bits. */
final class PacketBits {

    private final byte[] data;
    private int at;
    private int buffer;
    private int available;

    PacketBits(byte[] data, int at) {
        this.data = data;
        this.at = at;
    }

    int bit() {
        if (available == 0) {
            available = buffer == 0xFF ? 7 : Byte.SIZE;
            buffer = next();
        }
        available--;
        return buffer >> available & 1;
    }

    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** Leaves what remains of the byte, and the byte after one of ones; returns where the header ends. */
    int align() {
        if (buffer == 0xFF) {
            next();
        }
        return at;
    }

    private int next() {
        if (at >= data.length) {
            throw Segment.corrupt("the compressed frame ends early");
        }
        return data[at++] & 0xFF;
    }
}

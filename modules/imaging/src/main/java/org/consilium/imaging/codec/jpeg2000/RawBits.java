package org.consilium.imaging.codec.jpeg2000;

/** Bits that bypass the arithmetic coder (D.6): after a byte of ones the next carries seven bits; behind the end, ones. */
final class RawBits {

    private byte[] data = new byte[0];
    private int at;
    private int buffer;
    private int available;

    void begin(byte[] segment) {
        data = segment;
        at = 0;
        buffer = 0;
        available = 0;
    }

    int bit() {
        if (available == 0) {
            available = buffer == 0xFF ? 7 : Byte.SIZE;
            buffer = at < data.length ? data[at++] & 0xFF : 0xFF;
        }
        available--;
        return buffer >> available & 1;
    }
}

package org.consilium.imaging.render.jpeg;

import java.util.Arrays;

/** The bits of a scan, put together in memory: behind a byte of ones goes a byte of zeros, so that no marker appears (T.81 B.1.1.5). */
final class EntropyBits {

    private byte[] bytes;
    private int length;

    /** Bits that are not bytes yet, the newest lowest. */
    private long waiting;

    private int waitingCount;

    /** @param bytesExpected memory to begin with */
    EntropyBits(int bytesExpected) {
        this.bytes = new byte[Math.max(64, bytesExpected)];
    }

    /** @param count 0 to 32; the bits above are zero */
    void write(int bits, int count) {
        waiting = waiting << count | bits & 0xFFFF_FFFFL;
        waitingCount += count;
        if (waitingCount >= 32) {
            waitingCount -= 32;
            write((int) (waiting >>> waitingCount));
        }
    }

    private void write(int word) {
        if (length + 8 > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length + (bytes.length >> 1) + 64);
        }
        for (int shift = 24; shift >= 0; shift -= 8) {
            writeByte(word >>> shift);
        }
    }

    private void writeByte(int value) {
        bytes[length++] = (byte) value;
        if ((value & 0xFF) == 0xFF) {
            bytes[length++] = 0;
        }
    }

    /** Fills the last byte with ones (T.81 F.1.2.3). */
    void end() {
        int free = -waitingCount & 7;
        waiting = waiting << free | (1L << free) - 1;
        waitingCount += free;
        if (length + 16 > bytes.length) {
            bytes = Arrays.copyOf(bytes, length + 16);
        }
        for (; waitingCount > 0; waitingCount -= 8) {
            writeByte((int) (waiting >>> (waitingCount - 8)));
        }
    }

    byte[] array() {
        return bytes;
    }

    /** Bytes of {@link #array} that count. */
    int length() {
        return length;
    }
}

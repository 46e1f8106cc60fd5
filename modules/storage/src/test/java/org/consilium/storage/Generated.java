package org.consilium.storage;

import java.io.InputStream;

/** A stream of the same bytes every time, as long as asked for, that needs no memory. */
public final class Generated extends InputStream {

    private final long length;
    private long position;

    public Generated(long length) {
        this.length = length;
    }

    @Override
    public int read() {
        return position == length ? -1 : byteAt(position++) & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) {
        if (position == length) {
            return count == 0 ? 0 : -1;
        }
        int part = (int) Math.min(count, length - position);
        for (int i = 0; i < part; i++) {
            buffer[offset + i] = byteAt(position++);
        }
        return part;
    }

    private static byte byteAt(long position) {
        return (byte) ((position * 0x9E3779B97F4A7C15L) >>> 56);
    }
}

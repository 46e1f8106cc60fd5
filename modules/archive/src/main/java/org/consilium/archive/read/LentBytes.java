package org.consilium.archive.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** Verified bytes in a buffer that goes back to where it was taken from when the stream is closed. For one thread at a time. */
final class LentBytes extends InputStream {

    private static final byte[] NONE = {};

    private final int length;
    private byte[] buffer;
    private int position;
    private boolean closed;

    LentBytes(byte[] buffer, int length) {
        this.buffer = buffer;
        this.length = length;
    }

    @Override
    public int read() throws IOException {
        return left() == 0 ? -1 : buffer[position++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        int taken = Math.min(count, left());
        if (taken == 0) {
            return count == 0 ? 0 : -1;
        }
        System.arraycopy(buffer, position, target, offset, taken);
        position += taken;
        return taken;
    }

    @Override
    public long skip(long count) throws IOException {
        int skipped = (int) Math.clamp(count, 0, left());
        position += skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return left();
    }

    /** In one piece, straight from the buffer; it must not be kept by whoever takes it, as no stream keeps what it is given. */
    @Override
    public long transferTo(OutputStream out) throws IOException {
        int count = left();
        out.write(buffer, position, count);
        position += count;
        return count;
    }

    private int left() throws IOException {
        if (closed) {
            throw new IOException("The stream is closed");
        }
        return length - position;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            ReadBuffers.giveBack(buffer);
            buffer = NONE;
        }
    }
}

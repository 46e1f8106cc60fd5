package org.consilium.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A part of a file as a stream of positioned reads; closes the file with itself. */
public final class FileRange extends InputStream {

    private static final int TRANSFER_BYTES_MAX = 128 << 10;

    /** Longest array that every Java machine makes. */
    private static final int ARRAY_BYTES_MAX = Integer.MAX_VALUE - 8;

    private final FileChannel channel;
    private final long end;
    private long position;

    private FileRange(FileChannel channel, long offset, long length) {
        this.channel = channel;
        this.position = offset;
        this.end = offset + length;
    }

    /** @throws EOFException when the range is not wholly inside the file */
    public static InputStream open(FileChannel channel, long offset, long length) throws IOException {
        if (offset < 0 || length < 0 || offset > channel.size() - length) {
            throw new EOFException("Range %d+%d is not inside %d bytes".formatted(offset, length, channel.size()));
        }
        return new FileRange(channel, offset, length);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position >= end) {
            return -1;
        }
        int count = channel.read(ByteBuffer.wrap(buffer, offset, (int) Math.min(length, end - position)), position);
        if (count < 0) {
            throw new EOFException("The file was cut");
        }
        position += count;
        return count;
    }

    /** In large pieces: what is sent on is written in the pieces in which it was read. */
    @Override
    public long transferTo(OutputStream out) throws IOException {
        var buffer = new byte[(int) Math.min(TRANSFER_BYTES_MAX, end - position)];
        long before = position;
        while (position < end) {
            int count = read(buffer, 0, buffer.length);
            out.write(buffer, 0, count);
        }
        return position - before;
    }

    @Override
    public byte[] readAllBytes() throws IOException {
        return readNBytes(Integer.MAX_VALUE);
    }

    /** Into an array of the right length at once, which no pieces have to be copied into. */
    @Override
    public byte[] readNBytes(int length) throws IOException {
        if (length < 0) {
            throw new IllegalArgumentException("A negative length");
        }
        var bytes = new byte[(int) Math.min(length, Math.min(ARRAY_BYTES_MAX, end - position))];
        readNBytes(bytes, 0, bytes.length);
        return bytes;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.clamp(count, 0, end - position);
        position += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - position);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

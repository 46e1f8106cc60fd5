package org.consilium.dicom.frame;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** The bytes of a file from an offset on, by positioned reads: several parts can be open at a time, by several threads. */
final class FileSource implements ByteSource {

    private final FileChannel channel;
    private final long start;
    private final long length;

    FileSource(FileChannel channel, long start) throws IOException {
        this.channel = channel;
        this.start = start;
        this.length = Math.max(0, channel.size() - start);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open(long offset, long partLength) throws IOException {
        if (offset < 0 || partLength < 0 || partLength > length - offset) {
            throw new EOFException("the file has no " + partLength + " bytes at " + offset);
        }
        return new PartStream(start + offset, partLength);
    }

    /** One part; closing it leaves the file open. */
    private final class PartStream extends InputStream {

        private long position;
        private long left;

        PartStream(long position, long left) {
            this.position = position;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            Objects.checkFromIndexSize(offset, count, target.length);
            if (count == 0) {
                return 0;
            }
            if (left == 0) {
                return -1;
            }
            int read = channel.read(ByteBuffer.wrap(target, offset, (int) Math.min(count, left)), position);
            if (read < 0) {
                throw new EOFException("the file has become shorter");
            }
            position += read;
            left -= read;
            return read;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, left);
        }
    }
}

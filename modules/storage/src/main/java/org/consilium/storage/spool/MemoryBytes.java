package org.consilium.storage.spool;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A small object gathered in memory, appended to the shared file as one piece. */
final class MemoryBytes implements DraftBytes {

    private final BufferPool pool;
    private final List<ByteBuffer> buffers = new ArrayList<>();
    private long length;

    MemoryBytes(BufferPool pool) {
        this.pool = pool;
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        int from = offset;
        int left = count;
        while (left > 0) {
            if (buffers.isEmpty() || !buffers.getLast().hasRemaining()) {
                buffers.add(pool.take());
            }
            var last = buffers.getLast();
            int part = Math.min(left, last.remaining());
            last.put(source, from, part);
            from += part;
            left -= part;
        }
        length += count;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() {
        var streams = readable().stream()
                .map(BufferInputStream::new)
                .map(InputStream.class::cast)
                .toList();
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    /** The content, ready to be read. */
    List<ByteBuffer> readable() {
        return buffers.stream().map(buffer -> buffer.duplicate().flip()).toList();
    }

    @Override
    public SpoolPlace commit(byte[] metadata, int dataCrc, Spool spool) throws IOException {
        return spool.append(
                new PendingRecord(readable(), length, dataCrc, metadata, new CompletableFuture<SpoolPlace>()));
    }

    @Override
    public void discard() {
        buffers.forEach(pool::giveBack);
        buffers.clear();
    }

    /** Reads a buffer as a stream. */
    private static final class BufferInputStream extends InputStream {
        private final ByteBuffer buffer;

        BufferInputStream(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public int read() {
            return buffer.hasRemaining() ? buffer.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            if (count == 0) {
                return 0;
            }
            if (!buffer.hasRemaining()) {
                return -1;
            }
            int part = Math.min(count, buffer.remaining());
            buffer.get(target, offset, part);
            return part;
        }
    }
}

package org.consilium.app.listen;

import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import org.apache.tomcat.util.net.SocketBufferHandler;

/**
 * The buffer between an answer and its socket. It begins small, since most connections never say much and thousands may be open,
 * and grows when an answer has filled it: a large answer then takes an eighth of the system calls.
 */
final class AnswerBuffer extends SocketBufferHandler {

    static final int SMALL_BYTES = 8 << 10;
    static final int LARGE_BYTES = 64 << 10;

    /** Connections that may have a large buffer at a time, 32 MiB together; the others write in smaller pieces. */
    static final int LARGE_MAX = 512;

    private final Semaphore larges;
    private volatile ByteBuffer buffer = ByteBuffer.allocate(SMALL_BYTES);
    private volatile boolean filling = true;
    private volatile boolean wasFull;
    private volatile boolean isLarge;

    /** @param larges a permit for each large buffer that all connections may have together */
    AnswerBuffer(int readBytes, Semaphore larges) {
        super(readBytes, 0, false);
        this.larges = larges;
    }

    @Override
    public void configureWriteBufferForWrite() {
        if (filling) {
            return;
        }
        int left = buffer.remaining();
        if (left > 0) {
            buffer.compact();
        } else {
            growIfFull();
            buffer.clear();
        }
        filling = true;
    }

    private void growIfFull() {
        if (wasFull && !isLarge && larges.tryAcquire()) {
            isLarge = true;
            buffer = ByteBuffer.allocate(LARGE_BYTES);
        }
    }

    @Override
    public void configureWriteBufferForRead() {
        if (filling) {
            wasFull = !buffer.hasRemaining();
            buffer.flip();
            filling = false;
        }
    }

    @Override
    public boolean isWriteBufferWritable() {
        return filling ? buffer.hasRemaining() : buffer.remaining() == 0;
    }

    @Override
    public ByteBuffer getWriteBuffer() {
        return buffer;
    }

    @Override
    public boolean isWriteBufferEmpty() {
        return filling ? buffer.position() == 0 : buffer.remaining() == 0;
    }

    /** For the next connection. */
    @Override
    public void reset() {
        super.reset();
        shrink();
    }

    /** Only what is read needs more, to hold a request. */
    @Override
    public void expand(int newSize) {
        super.expand(newSize);
        if (newSize > buffer.capacity()) {
            configureWriteBufferForWrite();
            buffer = ByteBuffer.allocate(newSize).put(buffer.flip());
        }
    }

    @Override
    public void free() {
        super.free();
        shrink();
    }

    private synchronized void shrink() {
        buffer = ByteBuffer.allocate(isLarge ? SMALL_BYTES : buffer.capacity());
        filling = true;
        if (isLarge) {
            isLarge = false;
            larges.release();
        }
    }
}

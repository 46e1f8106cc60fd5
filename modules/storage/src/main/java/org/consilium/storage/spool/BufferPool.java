package org.consilium.storage.spool;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Buffers outside the heap that objects on their way to a segment are gathered in, used again and again. */
final class BufferPool {

    static final int BUFFER_BYTES = 128 << 10;

    private final BlockingQueue<ByteBuffer> free;

    /** @param keptMax most unused buffers to keep; beyond, they are left to the collector */
    BufferPool(int keptMax) {
        free = new ArrayBlockingQueue<>(keptMax);
    }

    ByteBuffer take() {
        return Optional.ofNullable(free.poll()).orElseGet(() -> ByteBuffer.allocateDirect(BUFFER_BYTES));
    }

    void giveBack(ByteBuffer buffer) {
        free.offer(buffer.clear());
    }
}

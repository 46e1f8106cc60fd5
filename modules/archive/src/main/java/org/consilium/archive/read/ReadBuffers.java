package org.consilium.archive.read;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Memory in which data sets are verified before they are given out, used again and again. */
final class ReadBuffers {

    /** Longest data set that is verified before its first byte is given out. */
    static final int BUFFER_BYTES = 1 << 20;

    /** Below, memory of its own costs less than what is kept. */
    private static final int WORTH_KEEPING_BYTES = 64 << 10;

    /** Buffers that are kept while nobody reads; more readers at once have memory of their own. */
    private static final int KEPT_MAX = 8;

    private static final BlockingQueue<byte[]> FREE = new ArrayBlockingQueue<>(KEPT_MAX);

    private ReadBuffers() {}

    static byte[] take(int length) {
        return length < WORTH_KEEPING_BYTES
                ? new byte[length]
                : Optional.ofNullable(FREE.poll()).orElseGet(() -> new byte[BUFFER_BYTES]);
    }

    /** Nobody may use it afterwards. */
    static void giveBack(byte[] buffer) {
        if (buffer.length == BUFFER_BYTES) {
            FREE.offer(buffer);
        }
    }
}

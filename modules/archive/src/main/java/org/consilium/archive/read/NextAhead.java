package org.consilium.archive.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads and verifies the next instance of a list while somebody sends the one before: for stores so near that a read costs more
 * computing than waiting. What failed to be read is read again by whoever wants it, who is told why.
 */
final class NextAhead {

    /** Instances of all readers that are read ahead at a time; beyond, everybody reads for themselves. */
    private static final Semaphore READS = new Semaphore(16);

    private final List<IndexedInstance> inOrder;
    private @Nullable FutureTask<InputStream> task;
    private int next;

    NextAhead(List<IndexedInstance> inOrder) {
        this.inOrder = inOrder;
    }

    /** The whole data set at a position of the list, verified; none when it was not read ahead. */
    synchronized Optional<InputStream> open(int position) {
        var ready = position == next ? Optional.ofNullable(result()) : Optional.<InputStream>empty();
        begin(position + 1);
        return ready;
    }

    private @Nullable InputStream result() {
        try {
            return task == null ? null : task.get();
        } catch (ExecutionException failed) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void begin(int position) {
        next = position;
        task = null;
        if (position < inOrder.size()
                && inOrder.get(position).length() <= VerifiedBytes.AT_ONCE_BYTES_MAX
                && READS.tryAcquire()) {
            var reading = new FutureTask<>(() -> read(inOrder.get(position)));
            task = reading;
            Thread.ofVirtual().name("next-ahead").start(reading);
        }
    }

    private static InputStream read(IndexedInstance instance) throws IOException {
        try {
            return instance.openItself();
        } finally {
            READS.release();
        }
    }
}

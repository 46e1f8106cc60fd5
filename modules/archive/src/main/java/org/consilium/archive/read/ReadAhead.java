package org.consilium.archive.read;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.consilium.archive.index.BytesPlace;
import org.consilium.archive.query.Found;
import org.jspecify.annotations.Nullable;

/**
 * Reads ahead of somebody who reads instances of a list one after another: those that lie beside each other in a pack come with one
 * request, and the next come while the last are sent. Nothing is given out that was not verified like any other read, and what was
 * not read ahead in time, or failed to be, is read by itself. Memory for what was read is given up when it is needed.
 */
final class ReadAhead {

    /** Most bytes of one request. */
    static final int WINDOW_BYTES_MAX = 4 << 20;

    /** Bytes between two instances, such as the head of a file, that are read and thrown away rather than asked around. */
    static final int GAP_BYTES_MAX = 64 << 10;

    /** Requests of all readers at a time; beyond, everybody reads for themselves. */
    private static final Semaphore REQUESTS = new Semaphore(16);

    private final List<Found> inOrder;
    private final Bytes bytes;
    private @Nullable FutureTask<SoftReference<byte[]>> task;
    private Span span = new Span(0, 0);

    ReadAhead(List<Found> inOrder, Bytes bytes) {
        this.inOrder = inOrder;
        this.bytes = bytes;
    }

    /** Positions in the list, the last one not included. */
    private record Span(int from, int to) {

        boolean holds(int position) {
            return position >= from && position < to;
        }
    }

    /** The whole data set at a position of the list; none when it was not read ahead. */
    synchronized Optional<InputStream> open(int position) {
        if (!span.holds(position)) {
            begin(position + 1);
            return Optional.empty();
        }
        var held = span;
        var read = result();
        if (position == held.to() - 1) {
            begin(held.to());
        }
        long offset = read == null ? 0 : offset(position) - offset(held.from());
        return read == null
                ? Optional.empty()
                : Optional.of(new ByteArrayInputStream(read, Math.toIntExact(offset), length(position)));
    }

    private byte @Nullable [] result() {
        try {
            return task == null ? null : task.get().get();
        } catch (ExecutionException failed) {
            return null; // Who reads it by itself is told why.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void begin(int from) {
        int to = from;
        while (to < inOrder.size() && fits(from, to)) {
            to++;
        }
        span = new Span(from, to);
        task = null;
        if (to > from && REQUESTS.tryAcquire()) {
            int first = from;
            int count = Math.toIntExact(offset(to - 1) + length(to - 1) - offset(from));
            var reading = new FutureTask<>(() -> read(first, count));
            task = reading;
            Thread.ofVirtual().name("read-ahead").start(reading);
        }
    }

    private boolean fits(int from, int position) {
        if (!(inOrder.get(position).place() instanceof BytesPlace.InStore here)
                || inOrder.get(position).record().length() > VerifiedBytes.AT_ONCE_BYTES_MAX) {
            return false;
        }
        if (position == from) {
            return true;
        }
        long gap = offset(position) - offset(position - 1) - length(position - 1);
        return ((BytesPlace.InStore) inOrder.get(from).place()).key().equals(here.key())
                && gap >= 0
                && gap <= GAP_BYTES_MAX
                && offset(position) + length(position) - offset(from) <= WINDOW_BYTES_MAX;
    }

    private SoftReference<byte[]> read(int from, int count) throws IOException {
        try (var in = bytes.open(inOrder.get(from).place(), 0, count)) {
            var read = new byte[count];
            if (in.readNBytes(read, 0, count) < count) {
                throw new EOFException("The stored bytes end early");
            }
            return new SoftReference<>(read);
        } finally {
            REQUESTS.release();
        }
    }

    private long offset(int position) {
        return ((BytesPlace.InStore) inOrder.get(position).place()).dataOffset();
    }

    private int length(int position) {
        return Math.toIntExact(inOrder.get(position).record().length());
    }
}

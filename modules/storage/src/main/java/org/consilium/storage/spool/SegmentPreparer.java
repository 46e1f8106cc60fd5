package org.consilium.storage.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the next shared file with zeros while the present one is written. Flushing bytes that overwrite others is one write
 * to the disk; appending them changes the length of the file too, and the flush then waits for the journal of the file
 * system and for whoever else has something in it.
 *
 * <p>Used by one thread.
 */
final class SegmentPreparer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentPreparer.class);

    /** Written between two flushes: what an arrival's own flush may have to wait for. */
    private static final int STEP_BYTES = 1 << 20;

    /** Removed by the next start when this process ends before it is used. */
    private static final String NAME = "next" + FileName.PARTIAL;

    private static final int CLOSE_SECONDS_MAX = 30;

    private final Path file;
    private final long bytes;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("spool-preparer").factory());
    private Optional<Future<Boolean>> prepared = Optional.empty();

    SegmentPreparer(Path folder, long bytes) {
        this.file = folder.resolve(NAME);
        this.bytes = bytes;
    }

    /** Begins, unless that has been done; does not wait. */
    void prepare() {
        if (prepared.isEmpty()) {
            prepared = Optional.of(thread.submit(this::fill));
        }
    }

    /** Moves a prepared file to this path; false when there is none yet. */
    boolean take(Path target) throws IOException {
        Optional<Future<Boolean>> done = prepared.filter(Future::isDone);
        if (done.isEmpty()) {
            return false;
        }
        prepared = Optional.empty();
        boolean filled = done.get().resultNow();
        if (filled) {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return filled;
    }

    private boolean fill() {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var zeros = ByteBuffer.allocateDirect(STEP_BYTES);
            for (long left = bytes; left > 0; left -= zeros.limit()) {
                zeros.clear().limit((int) Math.min(STEP_BYTES, left));
                while (zeros.hasRemaining()) {
                    channel.write(zeros);
                }
                channel.force(true);
            }
            return true;
        } catch (ClosedByInterruptException e) {
            return false; // closing deletes it
        } catch (IOException e) {
            LOG.warn("No spool segment could be prepared, going on without: {}", e.toString());
            delete();
            return false;
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("An unused spool file could not be deleted: {}", e.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (thread.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                delete();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.consilium.storage.spool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;

/**
 * One thread that writes whatever waits and flushes it at once: while one flush runs the next batch gathers, so that many
 * associations share it.
 */
final class GroupCommit implements AutoCloseable {

    /** Most records written before a flush. */
    private static final int BATCH_RECORDS_MAX = 256;

    /** Most records that wait; further writers wait to hand theirs over. */
    private static final int QUEUE_RECORDS_MAX = 1024;

    /** What the thread is asked to do. */
    private sealed interface Task {
        record Append(PendingRecord record) implements Task {}

        record CloseIfEmpty() implements Task {}

        record Stop() implements Task {}
    }

    private final BlockingQueue<Task> queue = new ArrayBlockingQueue<>(QUEUE_RECORDS_MAX);
    private final SegmentWriter writer;
    private final Thread thread;
    private volatile boolean stopped;

    GroupCommit(SegmentWriter writer) {
        this.writer = writer;
        this.thread = Thread.ofPlatform().name("spool-writer").start(this::run);
    }

    /** Returns once the record is flushed. */
    SpoolPlace append(PendingRecord record) throws IOException {
        hand(new Task.Append(record));
        try {
            // Not interruptible: a record that was written must be known to its owner or it would never be released.
            return record.appended().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new IOException(cause.getMessage(), cause);
            }
            throw e;
        }
    }

    /** Asks for the space of the shared file when nothing in it is needed; does nothing when there is more urgent work. */
    void closeIfEmpty() {
        queue.offer(new Task.CloseIfEmpty());
    }

    boolean isRunning() {
        return !stopped && thread.isAlive();
    }

    private void hand(Task task) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                if (stopped) {
                    throw new IOException("The spool is closed");
                }
                try {
                    queue.put(task);
                    if (stopped) {
                        failWhatIsLeft();
                    }
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try {
            work();
        } finally {
            stopped = true;
            failWhatIsLeft();
        }
    }

    private void work() {
        var tasks = new ArrayList<Task>(BATCH_RECORDS_MAX);
        while (true) {
            tasks.clear();
            take().ifPresent(tasks::add);
            queue.drainTo(tasks, BATCH_RECORDS_MAX - tasks.size());
            var batch = tasks.stream()
                    .filter(Task.Append.class::isInstance)
                    .map(task -> ((Task.Append) task).record())
                    .toList();
            if (!batch.isEmpty()) {
                writer.append(batch);
            } else if (tasks.stream().anyMatch(Task.CloseIfEmpty.class::isInstance)) {
                writer.closeIfEmpty();
            }
            if (tasks.stream().anyMatch(Task.Stop.class::isInstance)) {
                writer.close();
                return;
            }
        }
    }

    private Optional<Task> take() {
        try {
            return Optional.of(queue.take());
        } catch (InterruptedException nobodyInterruptsThisThread) {
            return Optional.empty();
        }
    }

    /** Writes what waits and ends. */
    @Override
    public void close() throws IOException {
        if (stopped) {
            return;
        }
        hand(new Task.Stop());
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failWhatIsLeft() {
        var left = new ArrayList<Task>();
        queue.drainTo(left);
        for (var task : left) {
            if (task instanceof Task.Append append) {
                append.record().appended().completeExceptionally(new IOException("The spool is closed"));
            }
        }
    }
}

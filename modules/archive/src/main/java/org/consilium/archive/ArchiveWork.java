package org.consilium.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.consilium.archive.index.Indexer;
import org.consilium.archive.settle.Worker;
import org.springframework.context.SmartLifecycle;

/**
 * Runs what the archive does behind its answers. Begins when everything that listens to its events is there and before the
 * ports open, so that what a crash left in the spool is known first; ends after the ports are closed.
 */
final class ArchiveWork implements SmartLifecycle {

    private final Runnable first;
    private final Indexer indexer;
    private final List<Worker> workers;
    private volatile boolean running;

    /** @param first done before anything else, while nothing is received */
    ArchiveWork(Runnable first, Indexer indexer, List<Worker> workers) {
        this.first = first;
        this.indexer = indexer;
        this.workers = List.copyOf(workers);
    }

    @Override
    public void start() {
        first.run();
        try {
            indexer.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        workers.forEach(Worker::start);
        running = true;
    }

    @Override
    public void stop() {
        indexer.close();
        workers.forEach(Worker::close);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}

package org.consilium.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectSummary;

/**
 * A store after so many of whose writes and deletions nothing happens any more: the last one is done, but whoever asked for it never hears
 * of it.
 */
final class DyingStore extends PassingStore {

    private final AtomicInteger left;
    private volatile boolean dead;

    DyingStore(ObjectStore store, int steps) {
        super(store);
        this.left = new AtomicInteger(steps);
    }

    boolean isDead() {
        return dead;
    }

    private interface Step {
        void run() throws IOException;
    }

    private void step(Step step) throws IOException {
        alive();
        if (left.getAndDecrement() > 0) {
            step.run();
            return;
        }
        step.run();
        dead = true;
        alive();
    }

    private void alive() throws IOException {
        if (dead) {
            throw new IOException("dead");
        }
    }

    @Override
    public void put(String key, long length, InputStream bytes) throws IOException {
        step(() -> store.put(key, length, bytes));
    }

    @Override
    public void delete(String key) throws IOException {
        step(() -> store.delete(key));
    }

    @Override
    public InputStream open(String key, long offset, long length) throws IOException {
        alive();
        return store.open(key, offset, length);
    }

    @Override
    public Optional<ObjectSummary> stat(String key) throws IOException {
        alive();
        return store.stat(key);
    }

    @Override
    public List<ObjectSummary> list(String after, int limit) throws IOException {
        alive();
        return store.list(after, limit);
    }
}

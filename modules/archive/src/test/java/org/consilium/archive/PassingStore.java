package org.consilium.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectSummary;

/** A store that hands everything on to another; what is to go wrong overrides. */
abstract class PassingStore implements ObjectStore {

    final ObjectStore store;

    PassingStore(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void put(String key, long length, InputStream bytes) throws IOException {
        store.put(key, length, bytes);
    }

    @Override
    public InputStream open(String key, long offset, long length) throws IOException {
        return store.open(key, offset, length);
    }

    @Override
    public Optional<ObjectSummary> stat(String key) throws IOException {
        return store.stat(key);
    }

    @Override
    public void delete(String key) throws IOException {
        store.delete(key);
    }

    @Override
    public List<ObjectSummary> list(String after, int limit) throws IOException {
        return store.list(after, limit);
    }
}

package org.consilium.storage.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of the spool and the records in it that are still needed. Deletes itself when it takes no more records and the last
 * one was released.
 */
final class SpoolFile {

    private final Path path;
    private final FileName name;
    private final SpoolUsage usage;
    private final Map<Long, RecordHeader> live = new HashMap<>();
    private long size;
    private boolean sealed;
    private boolean deleted;

    SpoolFile(Path path, FileName name, SpoolUsage usage) {
        this.path = path;
        this.name = name;
        this.usage = usage;
    }

    Path path() {
        return path;
    }

    String name() {
        return name.text();
    }

    long fileId() {
        return name.fileId();
    }

    /** A record now lies at this offset; its bytes and itself count as used already. */
    synchronized void added(long offset, RecordHeader header) {
        live.put(offset, header);
        size += header.recordLength();
    }

    /** Bytes of damage that no record accounts for and that go only with the file; counted as used already. */
    synchronized void addedDamage(long bytes) {
        size += bytes;
    }

    /** Whether the record was there and needed; false when it was released before. */
    synchronized boolean release(long offset) throws IOException {
        if (live.remove(offset) == null) {
            return false;
        }
        usage.giveBackRecords(1);
        deleteIfDone();
        return true;
    }

    /** No record will be appended any more. */
    synchronized void seal() throws IOException {
        sealed = true;
        deleteIfDone();
    }

    private void deleteIfDone() throws IOException {
        if (sealed && live.isEmpty() && !deleted) {
            Files.deleteIfExists(path);
            deleted = true;
            usage.giveBackBytes(size);
        }
    }

    synchronized boolean isEmpty() {
        return live.isEmpty();
    }

    synchronized boolean isDeleted() {
        return deleted;
    }

    /** Offsets and headers of the records still needed, in the order they came. */
    synchronized List<Map.Entry<Long, RecordHeader>> records() {
        return List.copyOf(new TreeMap<>(live).entrySet());
    }
}

package org.consilium.archive.reindex;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.consilium.archive.index.StoredRows;
import org.consilium.archive.journal.JournalReplay;
import org.consilium.archive.keep.KeptFiles;
import org.consilium.kernel.Rejected;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectSummary;
import org.consilium.storage.pack.DamagedPack;
import org.consilium.storage.pack.PackEntry;
import org.consilium.storage.pack.PackReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Walks through the object store and gives every instance in it a row that has none. Rows that are there stay as they are, so
 * it can be repeated. All of it is done before anything is received; a single object at any time.
 */
public final class Reindexing {

    private static final Logger LOG = LoggerFactory.getLogger(Reindexing.class);

    /** Objects listed at a time. */
    private static final int PAGE_OBJECTS = 1000;

    /** Instances whose headers are in memory and whose rows share a transaction. */
    private static final int BATCH_INSTANCES = 200;

    private final ObjectStore store;
    private final StoredRows rows;
    private final JournalReplay journal;
    private final KeptFiles kept;
    private final Clock clock;
    private final ReentrantLock running = new ReentrantLock();

    public Reindexing(ObjectStore store, StoredRows rows, JournalReplay journal, KeptFiles kept, Clock clock) {
        this.kept = kept;
        this.store = store;
        this.rows = rows;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * How far it is.
     *
     * @param objects looked at so far
     * @param objectsTotal in the store
     * @param instances found in them
     * @param added of these, those that had no row
     * @param unreadable objects and instances that could not be read; the log names them
     * @param decisions of people and messages that had been forgotten; known only at the end
     */
    public record Progress(
            long objects, long objectsTotal, long instances, long added, long unreadable, long decisions) {

        private Progress plus(Progress more) {
            return new Progress(
                    objects + more.objects,
                    objectsTotal,
                    instances + more.instances,
                    added + more.added,
                    unreadable + more.unreadable,
                    decisions + more.decisions);
        }
    }

    /**
     * Looks at every object once.
     *
     * @param each told after every object
     * @throws IOException when the store is away; what was done until then stays
     */
    public Progress run(Consumer<Progress> each) throws IOException {
        running.lock();
        try {
            journal.begin();
            return walk(each).plus(followed());
        } finally {
            running.unlock();
        }
    }

    /** What the journal says is followed once everything it may be about has its rows. */
    private Progress followed() {
        return new Progress(0, 0, 0, 0, 0, journal.follow());
    }

    private Progress walk(Consumer<Progress> each) throws IOException {
        var progress = new Progress(0, count(), 0, 0, 0, 0);
        var page = store.list("", PAGE_OBJECTS);
        while (!page.isEmpty()) {
            for (var object : page) {
                progress = progress.plus(look(object));
                each.accept(progress);
            }
            page = store.list(page.getLast().key(), PAGE_OBJECTS);
        }
        return progress;
    }

    /**
     * Looks at one object, at any time.
     *
     * @throws IOException when the store is away
     */
    public Progress run(String key) throws IOException {
        running.lock();
        try {
            var object = store.stat(key);
            if (object.isEmpty()) {
                return new Progress(0, 0, 0, 0, 0, 0);
            }
            journal.begin();
            return look(object.get()).plus(followed());
        } finally {
            running.unlock();
        }
    }

    private long count() throws IOException {
        long count = 0;
        var page = store.list("", PAGE_OBJECTS);
        while (!page.isEmpty()) {
            count += page.size();
            page = store.list(page.getLast().key(), PAGE_OBJECTS);
        }
        return count;
    }

    private Progress look(ObjectSummary object) throws IOException {
        if (kept.find(object.key()).isPresent()) {
            return new Progress(1, 0, 0, 0, 0, 0);
        }
        List<PackEntry> entries;
        try {
            var pack = PackReader.open(store, object.key());
            if (pack.isEmpty() && journal.gather(store, object)) {
                return new Progress(1, 0, 0, 0, 0, 0);
            }
            entries =
                    pack.isPresent() ? pack.get().entries() : List.of(SingleFile.read(store, object, clock.instant()));
        } catch (DamagedPack | Rejected | DataIntegrityViolationException unreadable) {
            LOG.error(
                    "Object {} of the store is neither a pack nor a journal nor a DICOM file: {}",
                    object.key(),
                    unreadable.getClass().getName());
            return new Progress(1, 0, 0, 0, 1, 0);
        } catch (NoSuchFileException deletedMeanwhile) {
            return new Progress(1, 0, 0, 0, 0, 0);
        }
        return index(object, entries);
    }

    private Progress index(ObjectSummary object, List<PackEntry> entries) throws IOException {
        var window = new HeaderWindow(store, object.key(), object.length());
        var batch = new ArrayList<StoredRows.Found>(BATCH_INSTANCES);
        long added = 0;
        long unreadable = 0;
        for (var entry : entries) {
            try {
                batch.add(new StoredRows.Found(object.key(), entry, window.read(entry)));
            } catch (Rejected e) {
                LOG.error("An instance at {} of object {} cannot be read", entry.offset(), object.key());
                unreadable++;
            }
            if (batch.size() == BATCH_INSTANCES) {
                added += rows.write(batch, clock.instant());
                batch.clear();
            }
        }
        added += batch.isEmpty() ? 0 : rows.write(batch, clock.instant());
        return new Progress(1, 0, entries.size(), added, unreadable, 0);
    }
}

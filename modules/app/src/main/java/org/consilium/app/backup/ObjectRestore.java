package org.consilium.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.consilium.storage.ObjectStore;

/** Brings the objects of a point back; each is compared with what was written. */
final class ObjectRestore {

    private final Point point;
    private final ObjectList objects;
    private final Progress.Screen screen;

    ObjectRestore(Point point, Progress.Screen screen) throws IOException {
        this.point = point;
        this.objects = ObjectList.read(point.objectList());
        this.screen = screen;
    }

    void intoFolder(Path folder) throws IOException {
        var progress = screen.bytes("Objects", objects.bytes());
        for (var entry : objects.entries()) {
            var copied = CheckedCopy.copy(source(entry), entry.length(), folder.resolve(entry.key()), progress::add);
            requireSame(entry, copied);
        }
    }

    /** Into an S3 store, from a backup of a folder; after a failure none of them is left there. */
    void intoStore(ObjectStore store) throws IOException {
        var progress = screen.bytes("Objects", objects.bytes() * 2);
        var put = new ArrayList<String>();
        boolean done = false;
        try {
            for (var entry : objects.entries()) {
                var source = source(entry);
                requireSame(entry, CheckedCopy.sha256(source, progress::add));
                put.add(entry.key());
                try (var in = Files.newInputStream(source)) {
                    store.put(entry.key(), entry.length(), in);
                }
                progress.add(entry.length());
            }
            done = true;
        } finally {
            if (!done) {
                deleteAll(store, put);
            }
        }
    }

    private static void deleteAll(ObjectStore store, List<String> keys) throws IOException {
        for (var key : keys) {
            store.delete(key);
        }
    }

    /** The objects stayed in the store: all must still be there. */
    void requireIn(ObjectStore store) throws IOException {
        var progress = screen.count("Objects", objects.entries().size());
        for (var entry : objects.entries()) {
            var summary = store.stat(entry.key());
            if (summary.isEmpty() || summary.get().length() != entry.length()) {
                throw new BackupFailed("Object " + entry.key() + " is " + (summary.isEmpty() ? "missing" : "changed")
                        + " in the S3 store.");
            }
            progress.add(1);
        }
    }

    private Path source(ObjectList.Entry entry) throws IOException {
        var file = point.objects().resolve(entry.key()).normalize();
        if (!file.startsWith(point.objects()) || !Files.exists(file)) {
            throw new BackupFailed("The backup is damaged: object " + entry.key() + " is missing.");
        }
        if (Files.size(file) != entry.length()) {
            throw new BackupFailed("The backup is damaged: object %s has %d of %d bytes."
                    .formatted(entry.key(), Files.size(file), entry.length()));
        }
        return file;
    }

    private static void requireSame(ObjectList.Entry entry, String sha256) {
        if (!sha256.equals(entry.sha256())) {
            throw new BackupFailed(
                    "The backup is damaged: object " + entry.key() + " is not what was written (its SHA-256 differs).");
        }
    }
}

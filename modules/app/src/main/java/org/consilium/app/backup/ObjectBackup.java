package org.consilium.app.backup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.storage.DurableFiles;
import org.consilium.storage.ObjectStore;

/** Brings the objects of a point into the backup: only those that no earlier point brought, since an object never changes. */
final class ObjectBackup {

    private final Path backup;
    private final Map<String, ObjectList.Entry> known = new HashMap<>();

    /** @param earlier points of the same backup; what they say of an object is not read again */
    ObjectBackup(Path backup, List<Point> earlier) throws IOException {
        this.backup = backup.resolve(Point.OBJECTS);
        for (var point : earlier) {
            for (var entry : ObjectList.read(point.objectList()).entries()) {
                known.put(entry.key(), entry);
            }
        }
    }

    /** Links or copies from a folder. */
    ObjectList fromFolder(Path store, List<String> keys, Progress.Screen screen) throws IOException {
        long bytes = 0;
        for (var key : keys) {
            bytes += isHere(key) ? 0 : sizeOf(store.resolve(key), key);
        }
        var progress = screen.bytes("Objects", bytes);
        var entries = new ArrayList<ObjectList.Entry>();
        for (var key : keys) {
            entries.add(isHere(key) ? known.get(key) : bring(store.resolve(key), key, progress));
        }
        return new ObjectList(entries);
    }

    private boolean isHere(String key) throws IOException {
        var entry = known.get(key);
        var file = backup.resolve(key);
        return entry != null && Files.exists(file) && Files.size(file) == entry.length();
    }

    private ObjectList.Entry bring(Path source, String key, Progress progress) throws IOException {
        var target = backup.resolve(key);
        long length = sizeOf(source, key);
        if (linked(source, target)) {
            return new ObjectList.Entry(key, length, CheckedCopy.sha256(target, progress::add));
        }
        return new ObjectList.Entry(key, length, CheckedCopy.copy(source, length, target, progress::add));
    }

    /** On the same file system a link costs no space; the object never changes, so both names may have it. */
    private static boolean linked(Path source, Path target) throws IOException {
        DurableFiles.createFolders(DurableFiles.folderOf(target));
        Files.deleteIfExists(target);
        try {
            Files.createLink(target, source);
            return true;
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException otherFileSystem) {
            return false;
        }
    }

    private static long sizeOf(Path file, String key) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            throw new BackupFailed(
                    "Instances point at object " + key
                            + ", which is not in the object store; look at the findings of the reconciler.",
                    e);
        }
    }

    /** Names what stays in an S3 store, where the node keeps it for as long as the point is kept. */
    static ObjectList inS3(ObjectStore store, List<String> keys, Progress.Screen screen) throws IOException {
        var progress = screen.count("Objects", keys.size());
        var entries = new ArrayList<ObjectList.Entry>();
        for (var key : keys) {
            var summary = store.stat(key)
                    .orElseThrow(() -> new BackupFailed("Instances point at object " + key
                            + ", which is not in the object store; look at the findings of the reconciler."));
            entries.add(new ObjectList.Entry(key, summary.length(), ObjectList.NOT_READ));
            progress.add(1);
        }
        return new ObjectList(entries);
    }
}

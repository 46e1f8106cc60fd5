package org.consilium.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Objects as files: written under a temporary name, flushed, then linked to their key, so that a key never shows half an
 * object and never changes.
 */
final class FolderObjectStore implements ObjectStore {

    private static final String INCOMING = ".incoming";

    private final Path root;
    private final Path incoming;
    /** Folders whose names this run has flushed, at most as many as there are prefixes of keys. */
    private final Set<Path> durableFolders = ConcurrentHashMap.newKeySet();

    /** Uses a folder, creating it; temporary files of an earlier run are removed. */
    FolderObjectStore(Path root) throws IOException {
        this.root = root.toAbsolutePath().normalize();
        this.incoming = this.root.resolve(INCOMING);
        DurableFiles.createFolders(incoming);
        for (var left : children(incoming)) {
            Files.delete(left);
        }
    }

    @Override
    public void put(String key, long length, InputStream bytes) throws IOException {
        var target = path(key);
        if (Files.exists(target)) {
            if (Files.size(target) == length && holds(key, length, bytes)) {
                return;
            }
            throw new FileAlreadyExistsException(key);
        }
        var temporary = incoming.resolve(UUID.randomUUID().toString());
        try {
            write(temporary, length, bytes);
            makeDurable(DurableFiles.folderOf(target));
            DurableFiles.publish(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private boolean holds(String key, long length, InputStream bytes) throws IOException {
        try (var held = open(key, 0, length)) {
            return SameBytes.in(held, bytes);
        }
    }

    /** That a folder exists does not say that whoever made it, here or in a run that crashed, has flushed its name. */
    private void makeDurable(Path folder) throws IOException {
        if (durableFolders.contains(folder)) {
            return;
        }
        DurableFiles.createFolders(folder);
        for (var each = folder; !each.equals(root); each = DurableFiles.folderOf(each)) {
            DurableFiles.flushFolder(DurableFiles.folderOf(each));
        }
        durableFolders.add(folder);
    }

    private static void write(Path temporary, long length, InputStream bytes) throws IOException {
        try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var out = Channels.newOutputStream(channel);
            new ExactlyInputStream(bytes, length).transferTo(out);
            channel.force(false);
            if (channel.size() != length) {
                throw new IOException("The disk holds %d of %d bytes".formatted(channel.size(), length));
            }
        }
    }

    @Override
    public InputStream open(String key, long offset, long length) throws IOException {
        var channel = FileChannel.open(path(key), StandardOpenOption.READ);
        try {
            return FileRange.open(channel, offset, length);
        } catch (EOFException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public boolean isNear() {
        return true;
    }

    @Override
    public Optional<ObjectSummary> stat(String key) throws IOException {
        try {
            return Optional.of(new ObjectSummary(key, Files.size(path(key))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(String key) throws IOException {
        var path = path(key);
        if (Files.deleteIfExists(path)) {
            DurableFiles.flushFolder(DurableFiles.folderOf(path));
        }
    }

    @Override
    public List<ObjectSummary> list(String after, int limit) throws IOException {
        var found = new ArrayList<ObjectSummary>();
        collect(root, after, limit, found);
        return found;
    }

    private void collect(Path folder, String after, int limit, List<ObjectSummary> found) throws IOException {
        for (var child : children(folder)) {
            if (found.size() >= limit) {
                return;
            }
            var key = root.relativize(child).toString().replace('\\', '/');
            if (Files.isDirectory(child)) {
                // A folder that sorts before the marker may still hold keys after it only if it is the marker's own.
                if (!child.equals(incoming) && (key.compareTo(after) > 0 || after.startsWith(key + "/"))) {
                    collect(child, after, limit, found);
                }
            } else if (key.compareTo(after) > 0) {
                found.add(new ObjectSummary(key, Files.size(child)));
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var stream = Files.list(folder)) {
            return stream.sorted().toList();
        }
    }

    private Path path(String key) {
        var path = root.resolve(key).normalize();
        if (key.isEmpty() || !path.startsWith(root) || path.startsWith(incoming) || path.equals(root)) {
            throw new IllegalArgumentException("Not a key of this store");
        }
        return path;
    }
}

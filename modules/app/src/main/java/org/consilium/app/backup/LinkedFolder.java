package org.consilium.app.backup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.springframework.util.FileSystemUtils;

/**
 * The files of a folder that others add to and delete from, held by hard links of our own: what was there at one of the
 * glances stays readable until this is closed. Files only grow; as long as they were at the last glance they count.
 */
final class LinkedFolder implements AutoCloseable {

    private static final String LINKS = ".backup";

    private final Path folder;
    private final Path links;
    private final Predicate<String> wanted;
    private final SortedMap<String, Long> lengths = new TreeMap<>();

    /** @param wanted names of the files that matter */
    LinkedFolder(Path folder, Predicate<String> wanted) throws IOException {
        this.folder = folder;
        this.links = folder.resolve(LINKS);
        this.wanted = wanted;
        // What a backup that was killed left.
        FileSystemUtils.deleteRecursively(links);
        if (Files.isDirectory(folder)) {
            Files.createDirectory(links);
        }
    }

    /** Links what has come since, and notes how long everything is now. */
    void glance() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = file.getFileName().toString();
                if (wanted.test(name)) {
                    link(file, links.resolve(name));
                }
            }
        }
        try (var files = Files.list(links)) {
            for (var file : files.toList()) {
                lengths.put(file.getFileName().toString(), Files.size(file));
            }
        }
    }

    private static void link(Path file, Path link) throws IOException {
        try {
            Files.createLink(link, file);
        } catch (FileAlreadyExistsException | NoSuchFileException knownOrGoneMeanwhile) {
            // Both are as good as linked: it is held already, or nothing needs it any more.
            return;
        } catch (UnsupportedOperationException e) {
            throw new BackupFailed("The file system of " + file.getParent() + " has no hard links.", e);
        }
    }

    /** Whether a file was held, at least so long. */
    boolean holds(String name, long length) {
        return lengths.getOrDefault(name, -1L) >= length;
    }

    long bytes() {
        return lengths.values().stream().mapToLong(Long::longValue).sum();
    }

    void copyTo(Path target, LongConsumer progress) throws IOException {
        Files.createDirectories(target);
        for (var file : lengths.entrySet()) {
            var link = links.resolve(file.getKey());
            // A file that was longer than what is in it is cut when it is closed.
            long length = Math.min(file.getValue(), Files.size(link));
            CheckedCopy.copy(link, length, target.resolve(file.getKey()), progress);
        }
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(links);
    }
}

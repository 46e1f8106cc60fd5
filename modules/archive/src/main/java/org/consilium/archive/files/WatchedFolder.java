package org.consilium.archive.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.Channel;
import org.consilium.archive.Origin;
import org.consilium.archive.files.TakenFile.Outcome;
import org.consilium.kernel.Reason;
import org.consilium.storage.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder in which others lay files. A file that no longer changes is taken, and moved to {@code done} once everything in it
 * is stored, to {@code failed} with the reasons beside it otherwise. It is moved after it is flushed in the spool: after a crash between
 * the two it is taken again, and its instances are duplicates then.
 */
public final class WatchedFolder {

    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String REASONS = ".reason.txt";

    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);

    /** Files taken in one round. */
    private static final int ROUND_MAX = 1000;

    private static final int DEPTH_MAX = 32;
    private static final int REASONS_MAX = 1000;
    private static final int NAMES_MAX = 10_000;

    private final Path folder;
    private final Origin origin;
    private final Duration quiet;
    private final Duration keepDone;
    private final FileIntake intake;
    private final Clock clock;

    public WatchedFolder(
            WatchSettings.Watched watched, Duration quiet, Duration keepDone, FileIntake intake, Clock clock)
            throws IOException {
        this.folder = watched.path().toAbsolutePath().normalize();
        this.origin = new Origin(Channel.FOLDER, watched.sender(), "", "", Optional.empty());
        this.quiet = quiet;
        this.keepDone = keepDone;
        this.intake = intake;
        this.clock = clock;
        DurableFiles.createFolders(folder.resolve(DONE));
        DurableFiles.createFolders(folder.resolve(FAILED));
    }

    /** Takes what is due; true when there may be more. */
    public boolean run() throws IOException {
        deleteOld();
        var due = due();
        for (var file : due) {
            if (!take(file)) {
                // No space now: the rest waits where it lies.
                return false;
            }
        }
        return due.size() == ROUND_MAX;
    }

    private List<Path> due() throws IOException {
        var before = clock.instant().minus(quiet);
        var due = new ArrayList<Path>();
        try (var files = Files.find(
                folder,
                DEPTH_MAX,
                (path, attributes) -> attributes.isRegularFile()
                        && !path.getFileName().toString().startsWith(".")
                        && !path.startsWith(folder.resolve(DONE))
                        && !path.startsWith(folder.resolve(FAILED))
                        && attributes.lastModifiedTime().toInstant().isBefore(before))) {
            files.limit(ROUND_MAX).forEach(due::add);
        }
        return due;
    }

    /** False when the node has no space for it: it stays. */
    private boolean take(Path file) throws IOException {
        var name = folder.relativize(file).toString();
        var taken = new ArrayList<TakenFile>();
        try {
            intake.take(name, file, origin, one -> {
                if (one.outcome() != Outcome.STORED && one.outcome() != Outcome.DUPLICATE) {
                    taken.add(one);
                }
            });
        } catch (NoSuchFileException takenAway) {
            return true;
        }
        if (taken.stream().anyMatch(one -> one.why().equals(Reason.OUT_OF_RESOURCES.problemType()))) {
            return false;
        }
        boolean failed = taken.stream().anyMatch(one -> one.outcome() == Outcome.REFUSED) || isForeign(file, taken);
        if (failed) {
            var target = move(file, folder.resolve(FAILED).resolve(name));
            Files.write(
                    target.resolveSibling(target.getFileName() + REASONS),
                    taken.stream()
                            .limit(REASONS_MAX)
                            .map(one -> one.outcome() + "\t" + one.why() + "\t" + one.name())
                            .toList());
            LOG.warn(
                    "A file from a watched folder was not taken: {}",
                    taken.getFirst().why());
        } else {
            move(file, folder.resolve(DONE).resolve(name));
        }
        return true;
    }

    /** A single file that is no DICOM file; what is skipped in an archive or is a disc's directory belongs there. */
    private static boolean isForeign(Path file, List<TakenFile> taken) throws IOException {
        return taken.size() == 1
                && !taken.getFirst().why().equals(TakenFile.DIRECTORY)
                && Files.exists(file)
                && !FileIntake.isArchive(file);
    }

    private Path move(Path file, Path wanted) throws IOException {
        DurableFiles.createFolders(DurableFiles.folderOf(wanted));
        for (int number = 0; number < NAMES_MAX; number++) {
            var target = number == 0 ? wanted : wanted.resolveSibling(wanted.getFileName() + "." + number);
            if (Files.notExists(target)) {
                // The time of change becomes that of the move: from it on the file is kept.
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
                Files.setLastModifiedTime(target, java.nio.file.attribute.FileTime.from(clock.instant()));
                DurableFiles.flushFolder(DurableFiles.folderOf(target));
                removeEmpty(DurableFiles.folderOf(file));
                return target;
            }
        }
        throw new FileAlreadyExistsException(wanted.toString());
    }

    /** Folders that were brought with files go when the last of these has. */
    private void removeEmpty(Path emptied) throws IOException {
        for (var each = emptied; !each.equals(folder); each = DurableFiles.folderOf(each)) {
            try (var left = Files.list(each)) {
                if (left.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(each);
        }
    }

    private void deleteOld() throws IOException {
        var before = clock.instant().minus(keepDone);
        try (var files = Files.walk(folder.resolve(DONE), DEPTH_MAX)) {
            for (var path : files.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.isRegularFile(path)
                        && Files.getLastModifiedTime(path).toInstant().isBefore(before)) {
                    Files.delete(path);
                }
            }
        }
    }
}

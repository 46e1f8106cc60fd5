package org.consilium.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Names on disk that survive a power cut: a file's bytes need a flush, its name needs one of its folder. */
public final class DurableFiles {

    private DurableFiles() {}

    /** The folder a file lies in. */
    public static Path folderOf(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("A root has no folder");
        }
        return folder;
    }

    /** Flushes the names in a folder (fsync of the directory). */
    public static void flushFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Creates a folder and those above it that are missing, and flushes their names. */
    public static void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            createFolders(parent);
        }
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException raced) {
            if (!Files.isDirectory(folder)) {
                throw raced;
            }
        }
        if (parent != null) {
            flushFolder(parent);
        }
    }

    /**
     * Gives a flushed file its final name in one step and flushes that name.
     *
     * @throws FileAlreadyExistsException when the name is taken; the temporary file stays
     */
    public static void publish(Path temporary, Path target) throws IOException {
        try {
            Files.createLink(target, temporary);
            Files.delete(temporary);
        } catch (UnsupportedOperationException noHardLinks) {
            moveUnlessTaken(temporary, target);
        }
        flushFolder(folderOf(target));
    }

    private static void moveUnlessTaken(Path temporary, Path target) throws IOException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("The file system of " + target.getParent() + " cannot rename atomically", e);
        }
    }

    /** The refusal an error of the disk stands for: no space and quota become OUT_OF_RESOURCES, all others fly on. */
    public static Rejected refusalOf(IOException diskError) throws IOException {
        var text = String.valueOf(diskError.getMessage());
        if (text.contains("No space left") || text.contains("quota exceeded")) {
            return new Rejected(Reason.OUT_OF_RESOURCES, "disk", diskError);
        }
        throw diskError;
    }
}

package org.consilium.app.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.consilium.app.start.StartRefused;

/** The opened data folder of this node. While it is open no other process can open it. */
public final class Home implements AutoCloseable {

    /** Lies in the folder while {@code scripts/restore} fills it. */
    public static final String RESTORING = "restoring";

    /** Locked by the node that has the folder open. */
    public static final String LOCK = "node.lock";

    private final Path path;
    private final FileChannel lockFile;

    private Home(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Creates the folder where it is missing and locks it. The lock ends with the process, however that ends.
     *
     * @throws StartRefused when another node uses the folder, or it cannot be written
     */
    public static Home open(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        if (Files.exists(path.resolve(RESTORING))) {
            throw new StartRefused("A restore into " + path + " did not end. Run scripts/restore again.");
        }
        return openForRestore(path);
    }

    /** The same for a folder that is being filled from a backup. */
    public static Home openForRestore(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            var lockFile = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(lockFile)) {
                lockFile.close();
                throw new StartRefused("Another node is running on " + path
                        + ". Stop it, or give this one a folder of its own with CONSILIUM_HOME.");
            }
            return new Home(path, lockFile);
        } catch (IOException e) {
            throw new StartRefused("The data folder " + path + " cannot be used: " + e + ". Set CONSILIUM_HOME.", e);
        }
    }

    /** Whether a node has the folder open at this moment. */
    public static boolean isInUse(Path folder) throws IOException {
        var lock = folder.resolve(LOCK);
        if (!Files.exists(lock)) {
            return false;
        }
        try (var lockFile = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return !lock(lockFile);
        }
    }

    private static boolean lock(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    /** Program, data and password of the embedded PostgreSQL. */
    public Path postgres() {
        return path.resolve("postgres");
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}

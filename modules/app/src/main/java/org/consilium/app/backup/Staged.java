package org.consilium.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.consilium.storage.DurableFiles;
import org.springframework.util.FileSystemUtils;

/**
 * A folder that is filled under another name and gets its own only when everything is right.
 *
 * @param target the folder to be; absent or empty until then
 */
record Staged(Path target) {

    /** Refuses a folder that holds anything. */
    static Staged empty(Path target) throws IOException {
        if (Files.exists(target)) {
            try (var content = Files.list(target)) {
                if (content.findAny().isPresent()) {
                    throw new BackupFailed(
                            target + " is not empty. A restore overwrites nothing: name an empty folder.");
                }
            }
        }
        var staged = new Staged(target);
        // What a restore that was killed left.
        staged.discard();
        Files.createDirectories(staged.folder());
        return staged;
    }

    /** Where it is filled. */
    Path folder() {
        return target.resolveSibling(target.getFileName() + ".restoring");
    }

    void accept() throws IOException {
        Files.deleteIfExists(target);
        Files.move(folder(), target, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.flushFolder(DurableFiles.folderOf(target));
    }

    void discard() throws IOException {
        FileSystemUtils.deleteRecursively(folder());
    }
}

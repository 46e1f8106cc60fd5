package org.consilium.storage.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The files of the spool that hold records, by name and thereby by age. */
final class SpoolFiles {

    private final Path folder;
    private final SpoolUsage usage;
    private final ConcurrentMap<String, SpoolFile> byName = new ConcurrentSkipListMap<>();

    SpoolFiles(Path folder, SpoolUsage usage) {
        this.folder = folder;
        this.usage = usage;
    }

    Path folder() {
        return folder;
    }

    SpoolUsage usage() {
        return usage;
    }

    /** A file that will hold records; to be registered once it exists on disk. */
    SpoolFile named(FileName name) {
        return new SpoolFile(folder.resolve(name.text()), name, usage);
    }

    void register(SpoolFile file) {
        byName.put(file.name(), file);
    }

    Optional<SpoolFile> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<SpoolFile> all() {
        return byName.values();
    }

    /** No record will be appended to the file any more; deletes it when none is needed. */
    void seal(SpoolFile file) throws IOException {
        file.seal();
        forgetIfDeleted(file);
    }

    /** False when the record was not there or was released before. */
    boolean release(SpoolFile file, long offset) throws IOException {
        boolean released = file.release(offset);
        forgetIfDeleted(file);
        return released;
    }

    private void forgetIfDeleted(SpoolFile file) {
        if (file.isDeleted()) {
            byName.remove(file.name());
        }
    }
}

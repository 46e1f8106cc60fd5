package org.consilium.cli.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.cli.console.ExitCode;
import org.consilium.cli.console.Failure;
import org.consilium.cli.console.Interruption;
import org.consilium.dicom.Uids;
import org.consilium.dicom.fileset.DirectoryRecord;
import org.consilium.dicom.fileset.FileSet;
import org.consilium.kernel.Rejected;

/**
 * The objects that files and folders on a command line mean. Folders are searched whole; what in them is no DICOM object
 * is left out, while a file that was named itself must be one; a DICOMDIR that was named means what it lists.
 */
final class Sources {

    /** Most objects of one run. */
    static final int OBJECTS_MAX = 2_000_000;

    private final Interruption interruption;
    private final List<Outgoing> objects = new ArrayList<>();
    private final List<Unusable> unusable = new ArrayList<>();
    private int skipped;

    /** A file that was named and cannot be sent. */
    record Unusable(Path file, String because) {}

    Sources(Interruption interruption) {
        this.interruption = interruption;
    }

    /** Adds a file, or every object in a folder. */
    void add(Path named) throws IOException {
        if (!Files.isDirectory(named)) {
            if (!Files.exists(named)) {
                throw new NoSuchFileException(named.toString());
            }
            addFile(named, true);
            return;
        }
        try (Stream<Path> files = Files.walk(named)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                if (interruption.isRequested()) {
                    return;
                }
                addFile(file, false);
            }
        }
    }

    private void addFile(Path file, boolean named) throws IOException {
        try {
            Outgoing object = FileHead.read(file);
            if (!object.sopClassUid().equals(Uids.MediaStorageDirectoryStorage)) {
                keep(object);
            } else if (named) {
                addFileSet(FileSet.read(file));
            } else {
                skipped++; // a DICOMDIR is no object that is stored (PS3.4 annex B); what it lists is in the folder
            }
        } catch (Rejected e) {
            if (named) {
                unusable.add(new Unusable(file, String.valueOf(e.getMessage())));
            } else {
                skipped++;
            }
        }
    }

    /** Adds what a directory lists; what is not there has failed. */
    private void addFileSet(FileSet fileSet) throws IOException {
        for (DirectoryRecord record : (Iterable<DirectoryRecord>) fileSet.all()::iterator) {
            if (!record.fileId().isEmpty()) {
                Path listed = Path.of(String.join("/", record.fileId()));
                try {
                    addFile(fileSet.file(record), true);
                } catch (Rejected e) {
                    unusable.add(new Unusable(listed, String.valueOf(e.getMessage())));
                }
            }
        }
    }

    private void keep(Outgoing object) {
        if (objects.size() == OBJECTS_MAX) {
            throw new Failure(ExitCode.SOME_FAILED, "more than " + OBJECTS_MAX + " objects; send them in several runs");
        }
        objects.add(object);
    }

    List<Outgoing> objects() {
        return objects;
    }

    List<Unusable> unusable() {
        return unusable;
    }

    /** How many files in folders are no objects to be stored. */
    int skipped() {
        return skipped;
    }
}

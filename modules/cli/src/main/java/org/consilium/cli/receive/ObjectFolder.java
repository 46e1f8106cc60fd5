package org.consilium.cli.receive;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10Stream;
import org.consilium.dimse.service.StoreRequest;
import org.consilium.kernel.Uid;

/**
 * A folder to which objects are written as DICOM files, the data set byte for byte as it came. Files are named by UIDs only,
 * appear under their names when they are complete, and replace an earlier file of the same object. Safe for several threads.
 */
public final class ObjectFolder {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path folder;
    private final boolean tree;

    /**
     * @param tree keeps a folder per study and one per series below it
     */
    public ObjectFolder(Path folder, boolean tree) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.tree = tree;
    }

    /** Writes the object of a C-STORE request. */
    public Written write(StoreRequest request, InputStream dataSet) throws IOException {
        Path unfinished = Files.createTempFile(folder, ".receiving-", ".tmp");
        try {
            var meta = new FileMeta(
                    request.affectedSopClassUid(),
                    request.affectedSopInstanceUid(),
                    request.transferSyntax(),
                    Optional.of(request.peer().callingAe().value()));
            long bytes;
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(unfinished, StandardOpenOption.WRITE), BUFFER_BYTES)) {
                out.write(Part10.header(meta));
                bytes = dataSet.transferTo(out);
            }
            Path file = Files.createDirectories(place(unfinished))
                    .resolve(new Uid(request.affectedSopInstanceUid()) + ".dcm");
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return new Written(file, bytes);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * An object that was written.
     *
     * @param bytes of the data set
     */
    public record Written(Path file, long bytes) {}

    private Path place(Path file) throws IOException {
        if (!tree) {
            return folder;
        }
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            Part10Stream opened = Part10.open(stream);
            DataSet attributes = HeaderReader.read(
                            opened.dataSet(), opened.meta().transferSyntax())
                    .attributes();
            return folder.resolve(name(attributes, Tag.StudyInstanceUID))
                    .resolve(name(attributes, Tag.SeriesInstanceUID));
        }
    }

    /** A UID is digits and dots, so it cannot lead out of the folder. */
    private static String name(DataSet attributes, int tag) {
        return attributes.text(tag).filter(Uid::isValid).orElse("without-uid");
    }
}

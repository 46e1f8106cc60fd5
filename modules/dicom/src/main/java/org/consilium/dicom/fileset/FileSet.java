package org.consilium.dicom.fileset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10File;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * A file-set that was read (PS3.10 8).
 *
 * @param root the folder of the directory file
 * @param id its File-set ID; empty where it has none
 * @param records the records of the root directory entity with all below them
 * @param unreferenced records that no offset leads to, each without children: what a broken writer lost
 */
public record FileSet(Path root, String id, List<DirectoryRecord> records, List<DirectoryRecord> unreferenced) {

    /** Name of the directory file (PS3.10 8.6). */
    public static final String DICOMDIR = "DICOMDIR";

    /** Largest directory file, in bytes: more than a million records. */
    public static final long BYTES_MAX = 512L * 1024 * 1024;

    /** Most components of a file ID (PS3.10 8.2). */
    static final int COMPONENTS_MAX = 8;

    public FileSet {
        records = List.copyOf(records);
        unreferenced = List.copyOf(unreferenced);
    }

    /**
     * Reads the directory file of a folder; the files it refers to are not touched.
     *
     * @param folder that holds {@code DICOMDIR}, or the directory file itself under any name
     * @throws Rejected if there is none, it is no directory, or its offsets lead nowhere or in circles
     */
    public static FileSet read(Path folder) throws IOException {
        Path file = Files.isDirectory(folder) ? existing(folder, DICOMDIR) : folder;
        if (Files.size(file) > BYTES_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "directory above " + BYTES_MAX + " bytes");
        }
        Path root = file.toAbsolutePath().normalize().getParent();
        if (root == null) {
            throw new Rejected(Reason.NOT_FOUND, "a directory file is in a folder");
        }
        return parse(root, Files.readAllBytes(file));
    }

    /**
     * Reads a directory file that is in memory.
     *
     * @param root the folder its references are meant for
     * @throws Rejected as {@link #read}
     */
    public static FileSet parse(Path root, byte[] directory) {
        Part10File file = Part10.read(directory);
        DataSet dataSet = file.dataSet();
        if (!dataSet.contains(Tag.DirectoryRecordSequence)) {
            throw new Rejected(Reason.NOT_DICOM, "no Directory Record Sequence");
        }
        if (file.meta().transferSyntax().isDeflated()) {
            throw new Rejected(Reason.TRANSFER_SYNTAX_NOT_SUPPORTED, "a directory is not deflated");
        }
        RecordTree tree = RecordTree.of(dataSet);
        long first = RecordTree.offset(dataSet, Tag.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity);
        List<DirectoryRecord> records = tree.entity(first, 0);
        return new FileSet(root, dataSet.text(Tag.FileSetID).orElse(""), records, tree.unreferenced());
    }

    /** All records of the tree, parents before children. */
    public Stream<DirectoryRecord> all() {
        return records.stream().flatMap(DirectoryRecord::all);
    }

    /**
     * The file that a record refers to.
     *
     * @throws Rejected {@link Reason#INVALID_REQUEST} if it refers to none or to something outside of the root, by its name
     *     or through a symbolic link; {@link Reason#NOT_FOUND} if the file is not there
     */
    public Path file(DirectoryRecord record) throws IOException {
        if (record.fileId().isEmpty() || record.fileId().size() > COMPONENTS_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "a record without a file ID of 1 to 8 components");
        }
        Path path = root;
        for (String component : record.fileId()) {
            if (!isName(component)) {
                throw new Rejected(Reason.INVALID_REQUEST, "a file ID that is no name");
            }
            path = existing(path, component);
        }
        Path real = path.toRealPath();
        if (!real.startsWith(root.toRealPath()) || !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
            throw new Rejected(Reason.INVALID_REQUEST, "a file ID that leads out of the file-set");
        }
        return real;
    }

    /** Not only what the standard allows, which many media do not keep to; but nothing that means another folder. */
    private static boolean isName(String component) {
        return !component.isEmpty()
                && !component.equals(".")
                && !component.equals("..")
                && component.chars().allMatch(c -> c > ' ' && c < 0x7F && "/\\:".indexOf(c) < 0);
    }

    /** Names in lower case are common on media that were copied. */
    private static Path existing(Path folder, String name) {
        for (String spelling : List.of(name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT))) {
            Path path = folder.resolve(spelling);
            if (Files.exists(path)) {
                return path;
            }
        }
        throw new Rejected(Reason.NOT_FOUND, "a file of the file-set", new NoSuchFileException("of a file-set"));
    }
}

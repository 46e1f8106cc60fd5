package org.consilium.dicom.fileset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.HeaderReader;
import org.consilium.dicom.io.Part10;
import org.consilium.dicom.io.Part10Stream;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Writes a file-set: copies files under names of the standard (PS3.10 8.2) and makes their directory (PS3.3 F). All is
 * prepared in a folder beside the new one, which appears whole when {@link #finish} returns, or never.
 */
public final class FileSetWriter implements AutoCloseable {

    /** Most files of one file-set. */
    public static final int FILES_MAX = 1_000_000;

    private static final Pattern ID = Pattern.compile("[A-Z0-9_ ]{0,16}");
    private static final int PREFIX_BYTES = 132;

    private final Path root;
    private final Path preparing;
    private final Directory directory;
    private final Set<String> sopInstanceUids = new HashSet<>();

    private FileSetWriter(Path root, Path preparing, Directory directory) {
        this.root = root;
        this.preparing = preparing;
        this.directory = directory;
    }

    /**
     * Begins a file-set.
     *
     * @param root a folder that does not exist yet or is empty; what is there already is never touched
     * @param id the File-set ID, up to 16 capital letters, digits, spaces and underscores; may be empty
     * @throws Rejected {@link Reason#ALREADY_EXISTS} if the folder has something in it
     */
    public static FileSetWriter create(Path root, String id) throws IOException {
        if (!ID.matcher(id).matches()) {
            throw new Rejected(Reason.INVALID_REQUEST, "a File-set ID has up to 16 of A-Z, 0-9, space and _");
        }
        requireEmpty(root);
        Path folder = root.toAbsolutePath().normalize();
        Path parent = folder.getParent();
        if (parent == null) {
            throw new Rejected(Reason.INVALID_REQUEST, "a file-set is written into a folder of another one");
        }
        Files.createDirectories(parent);
        return new FileSetWriter(folder, Files.createTempDirectory(parent, ".fileset"), new Directory(id));
    }

    private static void requireEmpty(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> content = Files.isDirectory(root) ? Files.list(root) : Stream.of(root)) {
            if (content.findAny().isPresent()) {
                throw new Rejected(Reason.ALREADY_EXISTS, "the folder of the file-set is not empty");
            }
        }
    }

    /**
     * Copies a file into the file-set. The data set is copied byte by byte without being held in memory; a file without
     * preamble or file meta information gets them. Where an object has no Study ID, Series Number or Instance Number, which
     * directory records must have, its records get a running number.
     *
     * @throws Rejected if it is no DICOM object of a patient, {@link Reason#MISSING_ATTRIBUTE} if it lacks a key its
     *     directory records must have (PS3.3 F.5), {@link Reason#ALREADY_EXISTS} if the instance is there already
     */
    public void add(Path file) throws IOException {
        if (sopInstanceUids.size() >= FILES_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "more than " + FILES_MAX + " files");
        }
        Part10Stream opened;
        DataSet attributes;
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            opened = Part10.open(stream);
            attributes = HeaderReader.read(opened.dataSet(), opened.meta().transferSyntax())
                    .attributes();
        }
        FileMeta meta = FileMeta.of(attributes, opened.meta().transferSyntax());
        if (!sopInstanceUids.add(meta.mediaStorageSopInstanceUid())) {
            throw new Rejected(Reason.ALREADY_EXISTS, "this SOP instance is in the file-set");
        }
        List<String> fileId = directory.add(attributes, meta);
        Path target = preparing.resolve(String.join("/", fileId));
        Files.createDirectories(target.getParent());
        copy(file, opened.dataSetOffset(), meta, target);
    }

    private static void copy(Path file, int dataSetOffset, FileMeta meta, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            byte[] start = in.readNBytes(Math.min(PREFIX_BYTES, dataSetOffset));
            boolean complete = dataSetOffset > PREFIX_BYTES && start[128] == 'D' && start[129] == 'I';
            if (complete) {
                out.write(start);
            } else {
                in.skipNBytes(dataSetOffset - start.length);
                out.write(Part10.header(meta));
            }
            in.transferTo(out);
        }
    }

    /**
     * Writes the directory and lets the file-set appear under its own name.
     *
     * @throws Rejected {@link Reason#ALREADY_EXISTS} if something has come into the folder meanwhile
     */
    public FileSet finish() throws IOException {
        byte[] bytes = directory.toByteArray();
        Files.write(preparing.resolve(FileSet.DICOMDIR), bytes, StandardOpenOption.CREATE_NEW);
        flush(preparing);
        requireEmpty(root);
        Files.move(preparing, root, StandardCopyOption.ATOMIC_MOVE);
        return FileSet.parse(root, bytes);
    }

    /** The name must not be on the disk before the bytes are. */
    private static void flush(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Removes what was prepared and not finished. */
    @Override
    public void close() throws IOException {
        if (!Files.exists(preparing)) {
            return;
        }
        try (Stream<Path> files = Files.walk(preparing)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

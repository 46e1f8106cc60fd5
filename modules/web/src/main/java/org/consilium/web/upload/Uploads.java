package org.consilium.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.consilium.archive.Channel;
import org.consilium.archive.Origin;
import org.consilium.archive.files.FileIntake;
import org.consilium.archive.files.TakenFile;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.storage.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files on their way. A file is known again by its person, name, size and time of change, also after a restart of the
 * node or the browser; what was interrupted goes on from the bytes that are here.
 */
final class Uploads {

    /** Bytes of a piece at most: the longest body that the interface takes. */
    static final int PIECE_BYTES_MAX = 4 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final String PART = ".part";

    private final FileIntake intake;
    private final UploadSettings settings;
    private final Clock clock;
    private final Semaphore archives;
    private final Map<String, Upload> byId = new ConcurrentHashMap<>();

    Uploads(FileIntake intake, UploadSettings settings, Clock clock) throws IOException {
        this.intake = intake;
        this.settings = settings;
        this.clock = clock;
        this.archives = new Semaphore(settings.archivesAtOnceMax());
        DurableFiles.createFolders(settings.folder());
    }

    /** A file somebody wants to bring. Errors: OUT_OF_RESOURCES when too many are known. */
    Upload begin(Person person, String address, String name, long size, long modified) {
        var id = id(person.id() + "\n" + name + "\n" + size + "\n" + modified);
        var known = byId.get(id);
        if (known != null && !(known.state() == Upload.State.DONE && known.isRefused())) {
            return known;
        }
        if (byId.size() >= settings.filesMax()) {
            throw new Rejected(Reason.OUT_OF_RESOURCES, settings.filesMax() + " uploads are known already");
        }
        var origin =
                new Origin(Channel.UPLOAD, person.account(), "", address, java.util.Optional.of(person.institution()));
        var file = settings.folder().resolve(id + PART);
        var upload = new Upload(id, person.id(), origin, name, size, file, clock.instant());
        byId.put(id, upload);
        return upload;
    }

    /** Errors: NOT_FOUND for one that is not known, or is somebody else's. */
    Upload find(Person person, String id) {
        var upload = byId.get(id);
        if (upload == null || !upload.person().equals(person.id())) {
            throw new Rejected(Reason.NOT_FOUND);
        }
        return upload;
    }

    /** Errors: OUT_OF_RESOURCES when the folder or the disk is full. */
    void append(Upload upload, long offset, InputStream piece) throws IOException {
        if (bytesUsed() + PIECE_BYTES_MAX > settings.sizeMax().toBytes()) {
            throw new Rejected(Reason.OUT_OF_RESOURCES, "uploads of %s".formatted(settings.sizeMax()));
        }
        boolean whole;
        try {
            whole = upload.append(offset, piece, clock.instant());
        } catch (IOException e) {
            throw DurableFiles.refusalOf(e);
        }
        if (whole && FileIntake.isArchive(upload.file())) {
            // Its answer is asked for while it is looked through, which may take minutes.
            Thread.ofVirtual().name("upload-archive").start(() -> takeArchive(upload));
        } else if (whole) {
            take(upload);
        }
    }

    private void takeArchive(Upload upload) {
        archives.acquireUninterruptibly();
        try {
            take(upload);
        } catch (IOException e) {
            LOG.error("An uploaded archive cannot be put away: {}", e.toString());
        } finally {
            archives.release();
        }
    }

    private void take(Upload upload) throws IOException {
        try {
            intake.take(upload.name(), upload.file(), upload.origin(), upload::took);
        } catch (IOException e) {
            LOG.error("An uploaded file cannot be taken: {}", e.toString());
            upload.took(new TakenFile(upload.name(), TakenFile.Outcome.REFUSED, Reason.UNAVAILABLE.problemType()));
        } finally {
            upload.done(clock.instant());
        }
    }

    private long bytesUsed() throws IOException {
        long bytes = 0;
        try (var files = Files.newDirectoryStream(settings.folder())) {
            for (var file : files) {
                bytes += file.toFile().length();
            }
        }
        return bytes;
    }

    /** Forgets what was not touched for long; always false: there is no more to do. */
    boolean expire() throws IOException {
        var before = clock.instant().minus(settings.expiry());
        byId.values()
                .removeIf(upload -> upload.state() != Upload.State.TAKING
                        && upload.touched().isBefore(before));
        try (var files = Files.newDirectoryStream(settings.folder())) {
            for (var file : files) {
                var id = file.getFileName().toString().replace(PART, "");
                if (!byId.containsKey(id)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        return false;
    }

    /** No name of a file stands in an address. */
    private static String id(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

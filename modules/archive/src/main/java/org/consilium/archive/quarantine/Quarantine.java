package org.consilium.archive.quarantine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.consilium.archive.ConflictKind;
import org.consilium.archive.index.ReceivedInstance;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.FileMeta;
import org.consilium.dicom.io.Part10;
import org.consilium.kernel.AeTitle;
import org.consilium.storage.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * A folder of Part 10 files, named by the digest of their data set, so that the same newcomer is kept once however often it
 * comes. The file first, its row second; a file whose row is missing still says by itself what it is.
 */
public final class Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    /** Ends the name of a file that is being written. */
    static final String TEMPORARY = ".partial";

    /** Ends the name of a newcomer. */
    static final String SUFFIX = ".dcm";

    private final Path folder;
    private final QuarantineLimits limits;
    private final QuarantineRows rows;
    private final AtomicLong bytesUsed = new AtomicLong();
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicLong turnedAway = new AtomicLong();

    /** Many may keep something at once, but not while something is deleted. */
    private final ReadWriteLock deleting = new ReentrantReadWriteLock();

    private Quarantine(Path folder, QuarantineLimits limits, QuarantineRows rows) {
        this.folder = folder;
        this.limits = limits;
        this.rows = rows;
    }

    /** Uses a folder, creating it. */
    public static Quarantine open(Path folder, QuarantineLimits limits, JdbcClient jdbc) throws IOException {
        DurableFiles.createFolders(folder);
        var quarantine = new Quarantine(folder, limits, new QuarantineRows(jdbc));
        try (var paths = Files.list(folder)) {
            for (var path : paths.toList()) {
                if (path.toString().endsWith(TEMPORARY)) {
                    Files.delete(path);
                } else if (path.toString().endsWith(SUFFIX)) {
                    quarantine.bytesUsed.addAndGet(Files.size(path));
                    quarantine.files.incrementAndGet();
                }
            }
        }
        return quarantine;
    }

    /**
     * How full it is.
     *
     * @param turnedAway newcomers that found no room since the node was started
     */
    public record Fill(long bytes, int files, QuarantineLimits limits, long turnedAway) {}

    public Fill fill() {
        return new Fill(bytesUsed.get(), files.get(), limits, turnedAway.get());
    }

    /**
     * Keeps a newcomer. A content that somebody has decided about, or that is kept as an earlier version of the instance, is not
     * kept again, unless its sender was told that it is stored.
     *
     * @param length bytes of the data set
     * @return false when the quarantine is full
     */
    public boolean keep(ReceivedInstance newcomer, ConflictKind kind, long length, InputStream dataSet)
            throws IOException {
        deleting.readLock().lock();
        try {
            return keepUnlessKnown(newcomer, kind, length, dataSet);
        } finally {
            deleting.readLock().unlock();
        }
    }

    private boolean keepUnlessKnown(ReceivedInstance newcomer, ConflictKind kind, long length, InputStream dataSet)
            throws IOException {
        var file = folder.resolve(name(newcomer.sha256()));
        if (!Files.exists(file)) {
            if (kind != ConflictKind.FOREIGN_SENDER && isKnown(newcomer)) {
                return true;
            }
            if (!reserve(length)) {
                turnedAway.incrementAndGet();
                LOG.error("The quarantine is full: a conflicting instance was refused and not kept");
                return false;
            }
            write(file, newcomer, dataSet);
        }
        note(newcomer, kind, file);
        return true;
    }

    private boolean reserve(long length) {
        if (bytesUsed.addAndGet(length) <= limits.bytesMax()) {
            if (files.incrementAndGet() <= limits.filesMax()) {
                return true;
            }
            files.decrementAndGet();
        }
        bytesUsed.addAndGet(-length);
        return false;
    }

    private boolean isKnown(ReceivedInstance newcomer) {
        try {
            return rows.isKnown(newcomer);
        } catch (DataAccessException e) {
            return false;
        }
    }

    private void write(Path file, ReceivedInstance newcomer, InputStream dataSet) throws IOException {
        var temporary = folder.resolve(UUID.randomUUID() + TEMPORARY);
        var sender = Optional.of(newcomer.origin().callingAe())
                .filter(title -> !title.isEmpty() && title.length() <= AeTitle.LENGTH_MAX);
        var meta = new FileMeta(
                newcomer.sopClass(),
                newcomer.sopInstance().value(),
                new TransferSyntax(newcomer.transferSyntax()),
                sender);
        try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var out = Channels.newOutputStream(channel);
            out.write(Part10.header(meta));
            dataSet.transferTo(out);
            channel.force(false);
            DurableFiles.publish(temporary, file);
        } catch (FileAlreadyExistsException sameBytesCameTwice) {
            LOG.debug("A conflicting instance came twice at once");
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** While PostgreSQL is away what the row is to say is written beside the file; {@link Listing} takes it from there. */
    private void note(ReceivedInstance newcomer, ConflictKind kind, Path file) throws IOException {
        try {
            rows.insert(newcomer, kind, file.getFileName().toString());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Quarantined file {} is listed later: the index does not answer", file.getFileName());
            new UnlistedNote(newcomer, kind).write(file);
        }
    }

    static String name(byte[] sha256) {
        return HexFormat.of().formatHex(sha256) + SUFFIX;
    }

    QuarantineRows rows() {
        return rows;
    }

    /** Files whose names end so, in the order of their names. */
    List<Path> files(String suffix) throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.filter(path -> path.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    /** Where a file lies. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Deletes a file and says so in its row. */
    void dispose(QuarantineRows.Removable each, Instant now) throws IOException {
        deleting.writeLock().lock();
        try {
            var file = folder.resolve(each.file());
            long length = Files.exists(file) ? Files.size(file) : 0;
            if (Files.deleteIfExists(file)) {
                bytesUsed.addAndGet(-length);
                files.decrementAndGet();
            }
            rows.removed(each.id(), now);
        } finally {
            deleting.writeLock().unlock();
        }
    }
}

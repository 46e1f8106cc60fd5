package org.consilium.storage.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.storage.DurableFiles;
import org.consilium.storage.FileRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log on local disk that every instance is flushed to before it is acknowledged. Records stay until they are released;
 * a restart finds all of them again.
 */
public final class Spool implements AutoCloseable {

    /** Memory kept for small objects on their way, in buffers of {@link BufferPool#BUFFER_BYTES}: 32 MiB. */
    private static final int BUFFERS_KEPT_MAX = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    /** A disk with less space is as good as full: 64 MiB, what a few associations need for objects on their way. */
    static final long DISK_FREE_MIN = 64L << 20;

    private static final String LOCK_FILE = "lock";

    /** After this long without a record nothing is being received: 1 s, more than a sender on a slow line needs for the next. */
    private static final long PAUSE_NANOS = 1_000_000_000;

    /** Asks for the space left on the disk of a folder, in bytes. */
    interface FreeSpace {
        long of(Path folder) throws IOException;
    }

    private final SpoolLimits limits;
    private final FreeSpace freeSpace;
    private final SpoolUsage usage;
    private final Brake brake;
    private final SpoolFiles files;
    private final BufferPool buffers = new BufferPool(BUFFERS_KEPT_MAX);
    private final FileChannel lockFile;
    private final GroupCommit groupCommit;
    private volatile long committedAt = System.nanoTime() - PAUSE_NANOS;

    private Spool(Path folder, SpoolLimits limits, FreeSpace freeSpace, FileChannel lockFile) throws IOException {
        this.limits = limits;
        this.freeSpace = freeSpace;
        this.usage = new SpoolUsage(limits);
        this.brake = new Brake(usage::part);
        this.files = new SpoolFiles(folder, usage);
        this.lockFile = lockFile;
        new SpoolRecovery(files).run();
        this.groupCommit = new GroupCommit(new SegmentWriter(files, limits.segmentBytesMax()));
    }

    /**
     * Opens the spool in a folder, creating it, and repairs what a crash left.
     *
     * @throws IOException when the folder is in use by another process or cannot be written
     */
    public static Spool open(Path folder, SpoolLimits limits) throws IOException {
        return open(folder, limits, place -> Files.getFileStore(place).getUsableSpace());
    }

    static Spool open(Path folder, SpoolLimits limits, FreeSpace freeSpace) throws IOException {
        DurableFiles.createFolders(folder);
        var lockFile = FileChannel.open(folder.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock(lockFile, folder);
            return new Spool(folder, limits, freeSpace, lockFile);
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    private static FileLock lock(FileChannel file, Path folder) throws IOException {
        try {
            var lock = file.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException sameProcess) {
            throw new IOException("The spool " + folder + " is open already", sameProcess);
        }
        throw new IOException("The spool " + folder + " is in use by another process");
    }

    /** Begins an object, after a short wait while the spool fills up. Errors: OUT_OF_RESOURCES when it is full. */
    public SpoolDraft begin() {
        brake.hold();
        if (usage.isFull()) {
            throw new Rejected(Reason.OUT_OF_RESOURCES, "spool of %d bytes is full".formatted(limits.bytesMax()));
        }
        return new SpoolDraft(this, usage, buffers);
    }

    /**
     * Gives every record that was not released, oldest file first. Meant for the start, allowed at any time. After a restart
     * that includes records released earlier whose space is still held by a neighbour in the same file. A record whose metadata
     * are damaged is left out and stays on disk: what already knows its place can still read it.
     */
    public void replay(Consumer<SpoolRecord> each) throws IOException {
        for (var file : files.all()) {
            var records = file.records();
            if (records.isEmpty()) {
                continue;
            }
            try (var channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
                for (var entry : records) {
                    var header = entry.getValue();
                    var place = new SpoolPlace(file.name(), entry.getKey(), header.dataLength());
                    var metadata = metadata(channel, entry.getKey(), header);
                    if (RecordHeader.crc(metadata, metadata.length) == header.metadataCrc()) {
                        each.accept(new SpoolRecord(place, metadata));
                    } else {
                        LOG.error(
                                "What is said of the record at {} in spool file {} is damaged",
                                place.offset(),
                                file.name());
                    }
                }
            }
        }
    }

    private static byte[] metadata(FileChannel channel, long offset, RecordHeader header) throws IOException {
        var metadata = ByteBuffer.allocate(header.metadataLength());
        long position = offset + RecordHeader.LENGTH + header.dataLength();
        while (metadata.hasRemaining()) {
            if (channel.read(metadata, position + metadata.position()) < 0) {
                throw new IOException("A spool file was cut");
            }
        }
        return metadata.array();
    }

    /**
     * Reads a part of a record's object by positioned reads; the caller closes the stream. A stream stays readable when the
     * record is released meanwhile.
     *
     * @throws java.nio.file.NoSuchFileException when the record was released
     * @throws java.io.EOFException when the range is not wholly inside the object
     */
    public InputStream open(SpoolPlace place, long offset, long length) throws IOException {
        if (offset < 0 || length < 0 || offset > place.length() - length) {
            throw new java.io.EOFException(
                    "Range %d+%d is not inside %d bytes".formatted(offset, length, place.length()));
        }
        var name = FileName.parse(place.file()).orElseThrow(() -> new IOException("Not a file of the spool"));
        var channel = FileChannel.open(files.folder().resolve(name.text()), StandardOpenOption.READ);
        try {
            return FileRange.open(channel, place.offset() + RecordHeader.LENGTH + offset, length);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Gives a record's space back, at the latest when its neighbours are released too. Releasing twice is releasing once. */
    public void release(SpoolPlace place) throws IOException {
        var file = files.find(place.file());
        if (file.isPresent()) {
            files.release(file.get(), place.offset());
            if (file.get().isEmpty() && !file.get().isDeleted()) {
                groupCommit.closeIfEmpty();
            }
        }
    }

    /** Bytes on disk, unfinished arrivals included. */
    public long bytesUsed() {
        return usage.bytes();
    }

    /** Whether more than half of the bytes or records it may hold are taken. */
    public boolean isHalfFull() {
        return usage.isHalfFull();
    }

    /** Whether less than a twentieth is left of the bytes or records it may hold. */
    public boolean isNearlyFull() {
        return usage.isNearlyFull();
    }

    /** Whether records come now: the last one less than a second ago. */
    public boolean isReceiving() {
        return System.nanoTime() - committedAt < PAUSE_NANOS;
    }

    /** What it holds, and how much it may. */
    public SpoolFill fill() {
        return usage.fill();
    }

    /**
     * Bytes that are left on its disk.
     *
     * @throws IOException when the disk does not answer
     */
    public long diskFree() throws IOException {
        return freeSpace.of(files.folder());
    }

    /**
     * Whether an object could be received now: below the limits, running, the folder there and writable, and the disk not full,
     * which it may become by what others write to it.
     */
    public boolean isUsable() {
        try {
            return groupCommit.isRunning()
                    && !usage.isFull()
                    && Files.isWritable(files.folder())
                    && diskFree() >= DISK_FREE_MIN;
        } catch (IOException diskDoesNotAnswer) {
            return false;
        }
    }

    SpoolPlace append(PendingRecord record) throws IOException {
        return groupCommit.append(record);
    }

    /** A record is about to be flushed. */
    void committing() {
        committedAt = System.nanoTime();
    }

    SpoolFiles files() {
        return files;
    }

    int sharedRecordBytesMax() {
        return limits.sharedRecordBytesMax();
    }

    /** Flushes what waits and closes. Records stay for the next start. */
    @Override
    public void close() throws IOException {
        groupCommit.close();
        lockFile.close();
    }
}

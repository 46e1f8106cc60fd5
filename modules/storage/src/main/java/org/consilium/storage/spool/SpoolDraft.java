package org.consilium.storage.spool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.consilium.kernel.Rejected;
import org.consilium.storage.DurableFiles;

/**
 * An object on its way into the spool. Write its bytes, then {@link #commit}; closing without a commit leaves nothing behind.
 * Used by one thread. Every method refuses with OUT_OF_RESOURCES when the limits of the spool or the disk are reached.
 */
public final class SpoolDraft extends OutputStream {

    private final Spool spool;
    private final SpoolUsage usage;
    private final CRC32C crc = new CRC32C();
    private DraftBytes bytes;
    private long taken;
    private boolean done;

    SpoolDraft(Spool spool, SpoolUsage usage, BufferPool buffers) {
        this.spool = spool;
        this.usage = usage;
        this.bytes = new MemoryBytes(buffers);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        take(length);
        try {
            if (bytes instanceof MemoryBytes memory && memory.length() + length > spool.sharedRecordBytesMax()) {
                bytes = OwnFile.continuing(memory, spool.files());
            }
            bytes.write(source, offset, length);
        } catch (IOException e) {
            throw DurableFiles.refusalOf(e);
        }
        crc.update(source, offset, length);
    }

    /** Bytes written so far. */
    public long length() {
        return bytes.length();
    }

    /** CRC-32C of what was written so far. */
    public int crc32c() {
        return (int) crc.getValue();
    }

    /** What was written so far, from its beginning; to be read before the commit. */
    public InputStream open() throws IOException {
        return bytes.open();
    }

    /**
     * Returns once the object and its metadata are flushed to disk: from then on it survives a power cut.
     *
     * @param metadata what to give back at a replay, at most 64 KiB
     */
    public SpoolPlace commit(byte[] metadata) throws IOException {
        if (done || metadata.length > RecordHeader.METADATA_MAX) {
            throw new IllegalStateException(done ? "The draft is closed" : "The metadata is too long");
        }
        spool.committing();
        usage.takeRecord();
        Optional<SpoolPlace> place = Optional.empty();
        try {
            take(RecordHeader.LENGTH + metadata.length);
            place = Optional.of(bytes.commit(metadata, (int) crc.getValue(), spool));
            taken = 0;
            return place.get();
        } catch (IOException e) {
            throw DurableFiles.refusalOf(e);
        } finally {
            if (place.isEmpty()) {
                usage.giveBackRecords(1);
            }
            close();
        }
    }

    private void take(long count) throws Rejected {
        usage.takeBytes(count);
        taken += count;
    }

    /** Discards what was not committed. */
    @Override
    public void close() throws IOException {
        if (!done) {
            done = true;
            usage.giveBackBytes(taken);
            taken = 0;
            bytes.discard();
        }
    }
}

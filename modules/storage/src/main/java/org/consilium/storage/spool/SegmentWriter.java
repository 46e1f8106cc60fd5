package org.consilium.storage.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.consilium.storage.DurableFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends batches of records to the shared file and flushes once per batch. Used by one thread, a platform thread that nobody
 * interrupts, because an interrupt would close the file for all.
 */
final class SegmentWriter {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentWriter.class);

    /** The next file is prepared once this part of the present one is full: not for a few instances now and then. */
    private static final int PREPARED_FROM = 4;

    private final SpoolFiles files;
    private final long segmentBytesMax;
    private final SegmentPreparer preparer;
    private @Nullable SpoolFile file;
    private @Nullable FileChannel channel;
    private long end;

    SegmentWriter(SpoolFiles files, long segmentBytesMax) {
        this.files = files;
        this.segmentBytesMax = segmentBytesMax;
        this.preparer = new SegmentPreparer(files.folder(), segmentBytesMax);
    }

    /** Writes and flushes; completes every record of the batch with its place or with the one error. */
    void append(List<PendingRecord> batch) {
        var places = new ArrayList<SpoolPlace>();
        var headers = new ArrayList<RecordHeader>();
        try {
            var current = openFile();
            long before = end;
            try {
                for (var record : batch) {
                    places.add(new SpoolPlace(current.name(), end, record.dataLength()));
                    var header = record.header(current.fileId());
                    headers.add(header);
                    end = write(channel(), record.parts(header), end);
                }
                channel().force(false);
            } catch (IOException e) {
                abandon(before);
                throw e;
            }
            for (int i = 0; i < batch.size(); i++) {
                current.added(places.get(i).offset(), headers.get(i));
                batch.get(i).appended().complete(places.get(i));
            }
        } catch (IOException | RuntimeException e) {
            batch.forEach(record -> record.appended().completeExceptionally(e));
            return;
        } finally {
            // Completes what an Error left behind; changes nothing otherwise.
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).appended().completeExceptionally(new IOException("The spool stopped"));
            }
        }
        if (end >= segmentBytesMax) {
            closeFile();
        } else if (end >= segmentBytesMax / PREPARED_FROM) {
            preparer.prepare();
        }
    }

    private static long write(FileChannel channel, List<ByteBuffer> parts, long position) throws IOException {
        channel.position(position);
        var buffers = parts.toArray(ByteBuffer[]::new);
        long left = parts.stream().mapToLong(ByteBuffer::remaining).sum();
        long next = position + left;
        while (left > 0) {
            left -= channel.write(buffers);
        }
        return next;
    }

    private SpoolFile openFile() throws IOException {
        var current = file;
        if (current == null) {
            current = files.named(FileName.fresh(FileName.SEGMENT));
            var how = preparer.take(current.path()) ? StandardOpenOption.WRITE : StandardOpenOption.CREATE_NEW;
            var opened = FileChannel.open(current.path(), how, StandardOpenOption.WRITE);
            try {
                DurableFiles.flushFolder(files.folder());
            } catch (IOException e) {
                opened.close();
                throw e;
            }
            files.register(current);
            file = current;
            channel = opened;
            end = 0;
        }
        return current;
    }

    private FileChannel channel() throws IOException {
        var opened = channel;
        if (opened == null) {
            throw new IOException("No segment is open");
        }
        return opened;
    }

    /**
     * After a failed write or flush nothing can be said about the pages behind the last good record: they are cut off and the
     * file is not used any more.
     */
    private void abandon(long lastGood) {
        end = lastGood;
        try {
            channel().truncate(lastGood);
            channel().force(true);
        } catch (IOException e) {
            LOG.error("The end of a spool segment could not be cut after a failed write: {}", e.toString());
        }
        closeFile();
    }

    /** Closes the shared file if none of its records is needed any more, so that its space is given back. */
    void closeIfEmpty() {
        var current = file;
        if (current != null && current.isEmpty()) {
            closeFile();
        }
    }

    /** Closes the file and leaves no prepared one behind. */
    void close() {
        preparer.close();
        closeFile();
    }

    private void closeFile() {
        var current = file;
        var opened = channel;
        file = null;
        channel = null;
        try {
            if (opened != null) {
                opened.truncate(end); // what was prepared and not used
                opened.close();
            }
            if (current != null) {
                files.seal(current);
            }
        } catch (IOException e) {
            LOG.error("A spool segment could not be closed: {}", e.toString());
        }
    }
}

package org.consilium.storage.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks through a segment after a restart and registers its complete records. */
final class SegmentScan {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentScan.class);
    private static final int WINDOW_BYTES = 1 << 20;

    private final SpoolFile file;
    private final FileChannel channel;
    private final long size;

    SegmentScan(SpoolFile file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
    }

    /** Adds every complete record to the file; cuts what follows the last one. */
    void run() throws IOException {
        long position = 0;
        while (position < size) {
            var header = completeRecord(position);
            if (header.isPresent()) {
                file.added(position, header.get());
                position += header.get().recordLength();
                continue;
            }
            var next = nextCompleteRecord(position + 1);
            if (next.isEmpty()) {
                LOG.info("Cutting {} bytes behind the last record of spool segment {}", size - position, file.name());
                channel.truncate(position);
                channel.force(true);
                return;
            }
            LOG.error("{} damaged bytes at {} of spool segment {}", next.getAsLong() - position, position, file.name());
            file.addedDamage(next.getAsLong() - position);
            position = next.getAsLong();
        }
    }

    private Optional<RecordHeader> completeRecord(long position) throws IOException {
        var buffer = ByteBuffer.allocate(RecordHeader.LENGTH);
        read(buffer, position);
        var header = RecordHeader.decode(buffer.flip(), file.fileId());
        if (header.isEmpty() || header.get().recordLength() > size - position) {
            return Optional.empty();
        }
        long data = position + RecordHeader.LENGTH;
        long metadata = data + header.get().dataLength();
        boolean whole = crc(data, header.get().dataLength()) == header.get().dataCrc()
                && crc(metadata, header.get().metadataLength()) == header.get().metadataCrc();
        return whole ? header : Optional.empty();
    }

    private int crc(long from, long length) throws IOException {
        var crc = new CRC32C();
        var window = ByteBuffer.allocate(WINDOW_BYTES);
        long position = from;
        while (position < from + length) {
            window.clear().limit((int) Math.min(WINDOW_BYTES, from + length - position));
            read(window, position);
            position += window.position();
            crc.update(window.flip());
        }
        return (int) crc.getValue();
    }

    private OptionalLong nextCompleteRecord(long from) throws IOException {
        var window = ByteBuffer.allocate(WINDOW_BYTES);
        for (long start = from; start <= size - RecordHeader.LENGTH; start += WINDOW_BYTES - Long.BYTES + 1) {
            window.clear().limit((int) Math.min(WINDOW_BYTES, size - start));
            read(window, start);
            for (int i = 0; i <= window.limit() - Long.BYTES; i++) {
                if (window.getLong(i) == RecordHeader.MAGIC
                        && completeRecord(start + i).isPresent()) {
                    return OptionalLong.of(start + i);
                }
            }
        }
        return OptionalLong.empty();
    }

    private void read(ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, at);
            if (count < 0) {
                return;
            }
            at += count;
        }
    }
}

package org.consilium.storage.spool;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A complete object in memory that waits to be appended.
 *
 * @param data buffers ready to be read
 * @param appended completed with its place once it is flushed, or with the error
 */
record PendingRecord(
        List<ByteBuffer> data, long dataLength, int dataCrc, byte[] metadata, CompletableFuture<SpoolPlace> appended) {

    RecordHeader header(long fileId) {
        return new RecordHeader(
                fileId, dataLength, metadata.length, dataCrc, RecordHeader.crc(metadata, metadata.length));
    }

    /** What to write, in this order. */
    List<ByteBuffer> parts(RecordHeader header) {
        var parts = new ArrayList<ByteBuffer>(data.size() + 2);
        parts.add(header.encode());
        data.forEach(buffer -> parts.add(buffer.duplicate()));
        parts.add(ByteBuffer.wrap(metadata));
        return parts;
    }
}

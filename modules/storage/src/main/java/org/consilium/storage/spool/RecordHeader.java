package org.consilium.storage.spool;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The head of a record, 40 bytes big endian: magic (8), number of the file (8), data length (8), metadata length (4), CRC-32C
 * of the data (4), of the metadata (4), and of all before (4). Data and then metadata follow.
 *
 * @param fileId the random number in the file's name, which no sender of data can know
 */
record RecordHeader(long fileId, long dataLength, int metadataLength, int dataCrc, int metadataCrc) {

    static final int LENGTH = 40;

    /** Largest metadata of a record in bytes; a longer length in a file is damage. */
    static final int METADATA_MAX = 1 << 16;

    static final long MAGIC = 0x434F4E5350303031L; // CONSP001

    private static final int CRC_OFFSET = LENGTH - Integer.BYTES;

    long recordLength() {
        return LENGTH + dataLength + metadataLength;
    }

    ByteBuffer encode() {
        var buffer = ByteBuffer.allocate(LENGTH);
        buffer.putLong(MAGIC).putLong(fileId).putLong(dataLength);
        buffer.putInt(metadataLength).putInt(dataCrc).putInt(metadataCrc);
        return buffer.putInt(crc(buffer.array(), CRC_OFFSET)).flip();
    }

    /** The header in these bytes, none when they are not one of this file. */
    static Optional<RecordHeader> decode(ByteBuffer buffer, long fileId) {
        if (buffer.remaining() < LENGTH) {
            return Optional.empty();
        }
        var bytes = new byte[LENGTH];
        buffer.get(buffer.position(), bytes);
        var in = ByteBuffer.wrap(bytes);
        long magic = in.getLong();
        var header = new RecordHeader(in.getLong(), in.getLong(), in.getInt(), in.getInt(), in.getInt());
        boolean valid = magic == MAGIC
                && in.getInt() == crc(bytes, CRC_OFFSET)
                && header.fileId == fileId
                && header.dataLength >= 0
                && header.metadataLength >= 0
                && header.metadataLength <= METADATA_MAX;
        return valid ? Optional.of(header) : Optional.empty();
    }

    static int crc(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}

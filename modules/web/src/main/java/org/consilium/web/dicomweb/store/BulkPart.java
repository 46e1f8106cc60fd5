package org.consilium.web.dicomweb.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.io.DetachedValues;
import org.consilium.web.negotiation.MediaRange;

/**
 * A part of a request that was put aside, or some of its bytes.
 *
 * @param type what it says it is
 * @param file where it lies
 * @param offset of its first byte
 * @param length in bytes
 */
record BulkPart(MediaRange type, FileChannel file, long offset, long length) implements DetachedValues.Piece {

    @Override
    public InputStream open() throws IOException {
        return ByteSource.of(file, offset).open(0, length);
    }

    /** Its first bytes, as many as there are. */
    byte[] head(int bytesMax) throws IOException {
        try (InputStream stream = open()) {
            return stream.readNBytes(bytesMax);
        }
    }

    BulkPart piece(long from, long bytes) {
        return new BulkPart(type, file, offset + from, bytes);
    }

    /** Media type without parameters, in lower case. */
    String mediaType() {
        return type.type() + "/" + type.subtype();
    }
}

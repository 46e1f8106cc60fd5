package org.consilium.dicom.frame;

import java.io.IOException;
import java.io.InputStream;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** A few bytes at a time from anywhere in a source, so that neighbours cost one read. */
final class Window {

    private static final int BYTES = 512;

    private final ByteSource source;
    private byte[] bytes = new byte[0];
    private long start;

    Window(ByteSource source) {
        this.source = source;
    }

    private int at(long offset, int count) throws IOException {
        if (offset < start || offset + count > start + bytes.length) {
            int there = (int) Math.clamp(source.length() - offset, 0, BYTES);
            if (there < count) {
                throw new Rejected(Reason.DATA_SET_CORRUPT, "ends within the fragments at offset " + offset);
            }
            try (InputStream stream = source.open(offset, there)) {
                bytes = stream.readNBytes(there);
            }
            start = offset;
        }
        return (int) (offset - start);
    }

    /** An unsigned number of two bytes, little endian. */
    int unsignedShort(long offset) throws IOException {
        int at = at(offset, 2);
        return (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8);
    }

    /** A tag in little endian. */
    int tag(long offset) throws IOException {
        return unsignedShort(offset) << 16 | unsignedShort(offset + 2);
    }

    /** An unsigned number of four bytes, little endian. */
    long unsignedInteger(long offset) throws IOException {
        return unsignedShort(offset) | (long) unsignedShort(offset + 2) << 16;
    }
}

package org.consilium.dicom.io;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Encoded elements in memory; lengths of sequences are set when they are known. */
final class ByteOutput {

    private static final int FIRST_BUFFER_BYTES = 1024;
    private static final int SHORT_LENGTH_MAX = 0xFFFE;

    private final Encoding encoding;
    private final boolean bigEndian;
    private byte[] buffer = new byte[FIRST_BUFFER_BYTES];
    private int size;

    ByteOutput(Encoding encoding) {
        this.encoding = encoding;
        this.bigEndian = encoding.isBigEndian();
    }

    Encoding encoding() {
        return encoding;
    }

    int size() {
        return size;
    }

    /** Moves all bytes to a stream. */
    void drainTo(OutputStream out) throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    /**
     * Writes the header of an element. A value too long for the short form goes as UN (CP-1066, PS3.5 6.2.2).
     *
     * @param length of the value field, even, or {@link ElementHeader#UNDEFINED}
     */
    void header(int tag, VR vr, long length) {
        tag(tag);
        if (!encoding.isExplicit()) {
            integer((int) length);
            return;
        }
        VR written = goesAsUnknown(vr, length) ? VR.UN : vr;
        reserve(2);
        buffer[size++] = (byte) written.name().charAt(0);
        buffer[size++] = (byte) written.name().charAt(1);
        if (written.hasLongLength()) {
            unsignedShort(0);
            integer((int) length);
        } else {
            unsignedShort((int) length);
        }
    }

    /** Whether a value is too long for the explicit form of its value representation. */
    boolean goesAsUnknown(VR vr, long length) {
        return encoding.isExplicit() && !vr.hasLongLength() && length > SHORT_LENGTH_MAX;
    }

    /** Writes the header of an item or delimiter. */
    void item(int tag, long length) {
        tag(tag);
        integer((int) length);
    }

    /** Writes bytes, padded to an even length. */
    void padded(byte[] bytes, int offset, int length, byte padding) {
        bytes(bytes, offset, length);
        if ((length & 1) == 1) {
            reserve(1);
            buffer[size++] = padding;
        }
    }

    void bytes(byte[] bytes, int offset, int length) {
        reserve(length);
        System.arraycopy(bytes, offset, buffer, size, length);
        size += length;
    }

    /** Sets a length that was not known when its header was written. */
    void setLength(int lengthAt) {
        int end = size;
        size = lengthAt;
        integer(end - lengthAt - 4);
        size = end;
    }

    private void tag(int tag) {
        unsignedShort(tag >>> 16);
        unsignedShort(tag);
    }

    private void unsignedShort(int value) {
        reserve(2);
        buffer[size++] = (byte) (bigEndian ? value >> 8 : value);
        buffer[size++] = (byte) (bigEndian ? value : value >> 8);
    }

    private void integer(int value) {
        unsignedShort(bigEndian ? value >>> 16 : value);
        unsignedShort(bigEndian ? value : value >>> 16);
    }

    private void reserve(int count) {
        if (size + count < 0) {
            throw new Rejected(Reason.ELEMENT_TOO_LARGE, "a sequence cannot have 2 GiB");
        }
        if (size + count > buffer.length) {
            buffer = Arrays.copyOf(
                    buffer, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(size + count, buffer.length * 2L)));
        }
    }
}

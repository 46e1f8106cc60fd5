package org.consilium.dicom.io;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a data set with a position. Those of a stream are kept in a buffer that grows only with what really arrived, so
 * that a length nobody keeps costs no memory. Ranges of the buffer stay valid when it grows.
 */
final class ByteInput {

    private static final int FIRST_BUFFER_BYTES = 8 * 1024;

    private final @Nullable InputStream source;
    private int bytesMax;
    private byte[] buffer;
    private int position;
    private int end;
    private long skipped;

    private ByteInput(byte[] buffer, int position, int end, @Nullable InputStream source, int bytesMax) {
        this.buffer = buffer;
        this.position = position;
        this.end = end;
        this.source = source;
        this.bytesMax = bytesMax;
    }

    static ByteInput of(byte[] bytes, int offset, int length) {
        return new ByteInput(bytes, offset, offset + length, null, bytes.length);
    }

    /**
     * @param bytesMax how much may be kept at most
     */
    static ByteInput of(InputStream source, int bytesMax) {
        return new ByteInput(new byte[FIRST_BUFFER_BYTES], 0, 0, source, bytesMax);
    }

    /** The next bytes, all of which were required, as an input of their own with the same offsets. */
    ByteInput slice(int length) {
        ByteInput slice = new ByteInput(buffer, position, position + length, null, bytesMax);
        slice.skipped = skipped;
        return slice;
    }

    byte[] buffer() {
        return buffer;
    }

    /** Index in the buffer of the next byte. */
    int position() {
        return position;
    }

    /** Bytes from the start of the buffer to the next byte, those that were skipped included. */
    long offset() {
        return skipped + position;
    }

    /** Index in the buffer behind the last byte that is there. */
    int end() {
        return end;
    }

    boolean atEnd() throws IOException {
        return position == end && !fill(1);
    }

    /** Whether so many bytes follow. */
    boolean has(int count) throws IOException {
        return end - position >= count || fill(count);
    }

    /**
     * Makes sure that bytes can be taken.
     *
     * @throws Rejected if the input ends before, or they are more than may be kept
     */
    void require(long count) throws IOException {
        if (end - position < count && !fill(count)) {
            throw truncated();
        }
    }

    private boolean fill(long count) throws IOException {
        if (source == null) {
            return false;
        }
        if (position + count > bytesMax) {
            throw new Rejected(Reason.ELEMENT_TOO_LARGE, "at offset " + offset() + " more than " + bytesMax + " bytes");
        }
        while (end - position < count) {
            if (end == buffer.length) {
                buffer = Arrays.copyOf(buffer, (int) Math.min(bytesMax, buffer.length * 2L));
            }
            int read = source.read(buffer, end, buffer.length - end);
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    Rejected truncated() {
        return new Rejected(Reason.DATA_SET_CORRUPT, "ends within the element at offset " + offset());
    }

    /** Moves on over bytes that were required. */
    void advance(int count) {
        position += count;
    }

    /** Copies the next bytes, keeping none. */
    void take(byte[] target, int count) throws IOException {
        int buffered = Math.min(count, end - position);
        System.arraycopy(buffer, position, target, 0, buffered);
        position += buffered;
        int left = count - buffered;
        if (left > 0 && (source == null || source.readNBytes(target, buffered, left) < left)) {
            throw truncated();
        }
        skipped += left;
    }

    /** Lets go of what was taken, so that the buffer stays small; ranges of it are not valid any more. */
    void forget() {
        if (position < buffer.length / 2) {
            return;
        }
        System.arraycopy(buffer, position, buffer, 0, end - position);
        skipped += position;
        end -= position;
        position = 0;
    }

    /** Goes on in a buffer of its own, so that ranges of this one stay valid for good; they count for what may be kept. */
    void renew() {
        byte[] rest = new byte[Math.max(FIRST_BUFFER_BYTES, end - position)];
        System.arraycopy(buffer, position, rest, 0, end - position);
        buffer = rest;
        bytesMax -= position;
        skipped += position;
        end -= position;
        position = 0;
    }

    /** Passes bytes without keeping them. */
    void skip(long count) throws IOException {
        int buffered = (int) Math.min(count, end - position);
        position += buffered;
        long left = count - buffered;
        if (left == 0) {
            return;
        }
        if (source == null) {
            throw truncated();
        }
        try {
            source.skipNBytes(left);
        } catch (EOFException e) {
            throw truncated();
        }
        skipped += left;
    }

    /** Whether so many bytes, which are there, are all null. */
    boolean isZero(int count) {
        for (int i = 0; i < count; i++) {
            if (buffer[position + i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Moves on over null bytes; whether nothing else follows them. */
    boolean skipZeros() throws IOException {
        while (!atEnd()) {
            if (buffer[position] != 0) {
                return false;
            }
            position++;
        }
        return true;
    }

    /** Moves back over bytes that were taken just now. */
    void back(int count) {
        position -= count;
    }

    int unsignedByte() {
        return buffer[position++] & 0xFF;
    }

    /** The byte some places after the next one, which stays the next one. */
    int peek(int ahead) {
        return buffer[position + ahead] & 0xFF;
    }

    int unsignedShort(boolean bigEndian) {
        int first = unsignedByte();
        int second = unsignedByte();
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    int integer(boolean bigEndian) {
        int first = unsignedShort(bigEndian);
        int second = unsignedShort(bigEndian);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    /** The bytes that were not taken yet, buffered ones first. */
    InputStream rest() {
        InputStream buffered = new ByteArrayInputStream(buffer, position, end - position);
        return source == null ? buffered : new SequenceInputStream(buffered, source);
    }
}

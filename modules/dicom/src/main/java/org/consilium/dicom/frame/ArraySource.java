package org.consilium.dicom.frame;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;

/** Bytes in memory. */
final class ArraySource implements ByteSource {

    private final byte[] array;
    private final int start;
    private final int length;

    ArraySource(byte[] array, int start, int length) {
        this.array = array;
        this.start = start;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open(long offset, long count) throws EOFException {
        if (offset < 0 || count < 0 || count > length - offset) {
            throw new EOFException("Range %d+%d is not inside %d bytes".formatted(offset, count, length));
        }
        return new ByteArrayInputStream(array, start + (int) offset, (int) count);
    }
}

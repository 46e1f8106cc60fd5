package org.consilium.dicom.frame;

import java.io.ByteArrayInputStream;
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
    public InputStream open(long offset, long count) {
        int from = (int) Math.min(offset, length);
        int available = (int) Math.min(count, length - from);
        return new ByteArrayInputStream(array, start + from, available);
    }
}

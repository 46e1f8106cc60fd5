package org.consilium.dicom.frame;

import java.io.IOException;
import java.io.InputStream;

/** Bytes of a data set that can be read from anywhere: a file, an object in a store. */
public interface ByteSource {

    /** How many bytes there are. */
    long length();

    /**
     * Opens a part of the bytes.
     *
     * @param offset of the first byte, not negative
     * @param length how many bytes
     * @throws java.io.EOFException if the part is not within the source
     */
    InputStream open(long offset, long length) throws IOException;

    /** Bytes in memory, which must not be changed any more. */
    static ByteSource of(byte[] bytes) {
        return new ArraySource(bytes, 0, bytes.length);
    }

    /** Bytes in memory, which must not be changed any more. */
    static ByteSource of(byte[] array, int offset, int length) {
        return new ArraySource(array, offset, length);
    }
}

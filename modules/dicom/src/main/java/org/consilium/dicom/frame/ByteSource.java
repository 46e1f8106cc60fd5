package org.consilium.dicom.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;

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

    /**
     * A file from an offset on, which stays where it is: nothing is read before it is asked for.
     *
     * @param channel stays open for as long as the source is used, and is closed by the caller
     * @param offset where the data set begins, see {@link org.consilium.dicom.io.Part10Stream#dataSetOffset}
     */
    static ByteSource of(FileChannel channel, long offset) throws IOException {
        return new FileSource(channel, offset);
    }
}

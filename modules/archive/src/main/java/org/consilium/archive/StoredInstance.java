package org.consilium.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.frame.ByteSource;
import org.consilium.dicom.frame.FrameIndex;

/**
 * An instance that can be read: its data set bytes exactly as received, wherever they lie. What leaves the node is made of them by
 * {@link org.consilium.archive.convert.Converted}, which puts corrections in.
 */
public interface StoredInstance {

    InstanceRecord record();

    TransferSyntax transferSyntax();

    /** Data set bytes. */
    long length();

    /**
     * The whole data set, without preamble and file meta group; the caller closes it. One that is not what was received is never
     * given out whole: opening or reading it ends with an exception.
     */
    InputStream open() throws IOException;

    /** A part of the data set, by one positioned read or one ranged request; nothing compares it with what was received. */
    InputStream open(long offset, long length) throws IOException;

    /** The data set bytes for positioned reads. */
    ByteSource source();

    /** Where the frames of its pixel data lie; built on first use and kept. Errors: NOT_FOUND when it has no pixel data. */
    FrameIndex frames() throws IOException;

    /** What is shown and sent otherwise than it was received; none for most. */
    default Optional<Overlay> correction() {
        return Optional.empty();
    }

    /** The same without corrections, for those who decide about them. */
    default StoredInstance asReceived() {
        return this;
    }

    /** Grows whenever what is shown of the instance changes though its bytes stay. */
    default long revision() {
        return 0;
    }

    /** SHA-256 over the data set bytes, 32 bytes. */
    byte[] sha256();

    /** Everything before the pixel data but large values, with what was corrected. */
    DataSet header();
}

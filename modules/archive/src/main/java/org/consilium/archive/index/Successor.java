package org.consilium.archive.index;

import java.io.IOException;
import java.io.InputStream;
import org.consilium.dicom.io.Header;

/** An instance that is to become the current version under its UID. Its origin names the institution that owns its study. */
public interface Successor {

    ReceivedInstance instance();

    /** Everything before the pixel data. */
    Header header();

    /** Bytes of the data set. */
    long length();

    /** The data set. */
    InputStream open() throws IOException;

    /** A version that is here, with where its bytes lie. */
    record Stored(ReceivedInstance instance, int version, long length, BytesPlace place) {}
}

package org.consilium.archive.conflict;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.consilium.archive.index.BytesPlace;
import org.consilium.archive.read.Bytes;
import org.consilium.dicom.frame.ByteSource;

/** An instance in the archive, of whichever version. */
record StoredSide(Side side, BytesPlace place, Bytes bytes) implements ReadableSide, ByteSource {

    @Override
    public ByteSource source() {
        return this;
    }

    @Override
    public long length() {
        return side.length();
    }

    @Override
    public InputStream open(long offset, long count) throws IOException {
        if (offset < 0 || count < 0 || count > length() - offset) {
            throw new EOFException("the instance has no " + count + " bytes at " + offset);
        }
        return bytes.open(place, offset, count);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}

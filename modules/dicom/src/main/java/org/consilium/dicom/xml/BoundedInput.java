package org.consilium.dicom.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** A stream that refuses to go on after a number of bytes. */
final class BoundedInput extends FilterInputStream {

    private final int bytesMax;
    private int count;

    BoundedInput(InputStream in, int bytesMax) {
        super(in);
        this.bytesMax = bytesMax;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        if (read > bytesMax - count) {
            throw new Rejected(Reason.TOO_LARGE, "XML above " + bytesMax + " bytes");
        }
        count += read;
    }

    /** The parser may not close what its caller opened. */
    @Override
    public void close() {}

    @Override
    public boolean markSupported() {
        return false;
    }
}

package org.consilium.dicom.io;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** The content of a deflated data set (PS3.5 A.5); a broken stream is refused. */
final class Inflation extends FilterInputStream {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final Inflater inflater;

    private Inflation(InputStream deflated, Inflater inflater) {
        super(new InflaterInputStream(deflated, inflater, BUFFER_BYTES));
        this.inflater = inflater;
    }

    static Inflation of(InputStream deflated) {
        return new Inflation(deflated, new Inflater(true));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (ZipException | EOFException e) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "the deflated data set is broken", e);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] discarded = new byte[(int) Math.min(count, BUFFER_BYTES)];
        return Math.max(0, read(discarded, 0, discarded.length));
    }

    /** Frees the inflater; the deflated stream stays open. */
    @Override
    public void close() {
        inflater.end();
    }
}

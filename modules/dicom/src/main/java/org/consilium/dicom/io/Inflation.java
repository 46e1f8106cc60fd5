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

/** The content of a deflated data set (PS3.5 A.5); a broken stream is refused, and one that goes on beyond a limit. */
final class Inflation extends FilterInputStream {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final Inflater inflater;
    private final long bytesMax;

    private Inflation(InputStream deflated, Inflater inflater, long bytesMax) {
        super(new InflaterInputStream(deflated, inflater, BUFFER_BYTES));
        this.inflater = inflater;
        this.bytesMax = bytesMax;
    }

    /** Of any length, for readers that pass it on as it comes. */
    static Inflation of(InputStream deflated) {
        return of(deflated, Long.MAX_VALUE);
    }

    /**
     * @param bytesMax how much is inflated at most
     */
    static Inflation of(InputStream deflated, long bytesMax) {
        return new Inflation(deflated, new Inflater(true), bytesMax);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (inflater.getBytesWritten() >= bytesMax) {
            throw new Rejected(Reason.TOO_LARGE, "inflates to more than " + bytesMax + " bytes");
        }
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

package org.consilium.archive.receive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The data set as it arrives: whatever is read of it is written to the spool and digested. */
final class ArrivingData extends FilterInputStream {

    private static final int SKIP_BYTES = 64 << 10;

    private final OutputStream spool;
    private final MessageDigest digest = sha256();

    ArrivingData(InputStream in, OutputStream spool) {
        super(in);
        this.spool = spool;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            digest.update(buffer, offset, count);
            spool.write(buffer, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = new byte[(int) Math.min(count, SKIP_BYTES)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads what nobody has read yet. */
    void readToEnd() throws IOException {
        var buffer = new byte[SKIP_BYTES];
        int count = read(buffer, 0, buffer.length);
        while (count >= 0) {
            count = read(buffer, 0, buffer.length);
        }
    }

    /** SHA-256 of everything read; to be asked once. */
    byte[] sha256OfAll() {
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

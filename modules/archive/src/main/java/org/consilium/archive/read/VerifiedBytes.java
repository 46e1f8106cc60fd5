package org.consilium.archive.read;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.consilium.kernel.Uid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole data set that is given out only as it was received. A short one is verified before its first byte is given out; a long
 * one while it is read, and of one that differs the last bytes are never given out: whoever sends it on breaks off and confirms
 * nothing.
 */
final class VerifiedBytes extends FilterInputStream {

    /** Shorter data sets are verified in memory first, so that nothing has been sent of one that differs. */
    static final int AT_ONCE_BYTES_MAX = ReadBuffers.BUFFER_BYTES;

    private static final Logger LOG = LoggerFactory.getLogger(VerifiedBytes.class);
    private static final int BUFFER_BYTES = 128 << 10;

    private final Uid sopInstance;
    private final Check check;
    private long left;

    private VerifiedBytes(InputStream in, Uid sopInstance, long length, Check check) {
        super(in);
        this.sopInstance = sopInstance;
        this.left = length;
        this.check = check;
    }

    /**
     * @param in closed with what is returned
     * @param length of the data set in bytes
     * @param sha256 it was received with
     * @throws AlteredBytes when it is short and differs
     */
    static InputStream of(InputStream in, Uid sopInstance, long length, byte[] sha256, KnownSums sums)
            throws IOException {
        var verified = new VerifiedBytes(in, sopInstance, length, new Check(sums, sha256));
        return length > AT_ONCE_BYTES_MAX ? verified : verified.atOnce((int) length);
    }

    private InputStream atOnce(int length) throws IOException {
        var buffer = ReadBuffers.take(length);
        boolean handedOver = false;
        try (this) {
            if (length == 0) {
                compare();
            }
            readNBytes(buffer, 0, length);
            handedOver = true;
        } finally {
            if (!handedOver) {
                ReadBuffers.giveBack(buffer);
            }
        }
        return new LentBytes(buffer, length);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0 || length == 0) {
            return length == 0 ? 0 : -1;
        }
        int count = in.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("The stored bytes end early");
        }
        check.update(buffer, offset, count);
        left -= count;
        if (left == 0) {
            compare();
        }
        return count;
    }

    private void compare() throws AlteredBytes {
        if (!check.matches()) {
            LOG.error("Instance {} is not what was received; it is not given out", sopInstance);
            throw new AlteredBytes();
        }
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = new byte[(int) Math.min(Math.max(0, count), BUFFER_BYTES)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        long sum = 0;
        for (int count = read(buffer); count >= 0; count = read(buffer)) {
            out.write(buffer, 0, count);
            sum += count;
        }
        return sum;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

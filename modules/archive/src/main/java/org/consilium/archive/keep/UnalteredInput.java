package org.consilium.archive.keep;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A file compared with its digest while it is read; of one that differs the last bytes are never given out. */
final class UnalteredInput extends FilterInputStream {

    private final KeptFile file;
    private final MessageDigest digest;
    private long left;

    UnalteredInput(InputStream in, KeptFile file, MessageDigest digest) {
        super(in);
        this.file = file;
        this.digest = digest;
        this.left = file.length();
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
            throw new EOFException("The stored file ends early");
        }
        digest.update(buffer, offset, count);
        left -= count;
        if (left == 0 && !MessageDigest.isEqual(digest.digest(), file.sha256())) {
            throw new IOException("Object " + file.key() + " is not what was kept");
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = new byte[(int) Math.clamp(count, 0, 1 << 16)];
        return Math.max(read(skipped, 0, skipped.length), 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

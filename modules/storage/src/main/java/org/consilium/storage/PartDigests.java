package org.consilium.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passes bytes through and computes the ETag an S3 store reports for them: the MD5 of an object sent in one piece; for one
 * sent in parts, the MD5 of the parts' MD5s, a dash and their number. A checksum against damage, not against forgery.
 */
final class PartDigests extends FilterInputStream {

    private final long partBytes;
    private final List<byte[]> complete = new ArrayList<>();
    private MessageDigest part = md5();
    private long inPart;
    private @Nullable String etag;

    PartDigests(InputStream in, long partBytes) {
        super(in);
        this.partBytes = partBytes;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        int from = offset;
        int left = count;
        while (left > 0) {
            if (inPart == partBytes) {
                complete.add(part.digest());
                inPart = 0;
            }
            int portion = (int) Math.min(left, partBytes - inPart);
            part.update(buffer, from, portion);
            inPart += portion;
            from += portion;
            left -= portion;
        }
        return count;
    }

    /** To be asked after the last byte. */
    String etag() {
        var known = etag;
        if (known == null) {
            known = compute();
            etag = known;
        }
        return known;
    }

    private String compute() {
        var last = part.digest();
        if (complete.isEmpty()) {
            return HexFormat.of().formatHex(last);
        }
        var all = md5();
        complete.forEach(all::update);
        all.update(last);
        return HexFormat.of().formatHex(all.digest()) + "-" + (complete.size() + 1);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}

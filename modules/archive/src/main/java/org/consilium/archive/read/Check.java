package org.consilium.archive.read;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32C;

/** Compares the bytes of one data set with what was received: by the CRC-32C that is known of it, else by its SHA-256. */
final class Check {

    private final KnownSums sums;
    private final byte[] expected;
    private final OptionalInt expectedCrc;
    private final Optional<MessageDigest> digest;
    private final CRC32C crc = new CRC32C();

    /** @param expected SHA-256 of the whole data set */
    Check(KnownSums sums, byte[] expected) {
        this.sums = sums;
        this.expected = expected;
        this.expectedCrc = sums.find(expected);
        this.digest = expectedCrc.isPresent() ? Optional.empty() : Optional.of(sha256());
    }

    void update(byte[] bytes, int offset, int length) {
        crc.update(bytes, offset, length);
        digest.ifPresent(sum -> sum.update(bytes, offset, length));
    }

    /** Whether all that was given is the data set; once, at its end. */
    boolean matches() {
        int found = (int) crc.getValue();
        if (digest.isEmpty()) {
            return found == expectedCrc.getAsInt();
        }
        boolean same = MessageDigest.isEqual(digest.get().digest(), expected);
        if (same) {
            sums.remember(expected, found);
        }
        return same;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

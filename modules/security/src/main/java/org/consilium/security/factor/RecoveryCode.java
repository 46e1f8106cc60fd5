package org.consilium.security.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * A code on paper for the day the phone is lost: 80 random bits as four groups of four. So many bits cannot be guessed from their digest, which
 * therefore needs neither salt nor slowness.
 */
final class RecoveryCode {

    /** How many a person is given at a time. */
    static final int COUNT = 10;

    private static final int BYTES = 10;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCode() {}

    static String random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return Base32.encode(bits)
                .replaceAll("(?<=\\G.{" + GROUP + "})(?=.)", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** What is kept of it, however it was typed. */
    static byte[] sha256(String typed) {
        var letters = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", "");
        try {
            return MessageDigest.getInstance("SHA-256").digest(letters.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

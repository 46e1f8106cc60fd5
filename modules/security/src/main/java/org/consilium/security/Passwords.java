package org.consilium.security;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * Password hashes: PBKDF2 with HMAC-SHA-256. Chosen because the JDK has it and it takes passwords of any length: bcrypt
 * stops reading after 72 bytes, which a Korean or Vietnamese passphrase reaches early; Argon2 and scrypt would bring a
 * cryptographic library of 8 MB for this alone.
 *
 * <p>The number of iterations stands before each hash, so that raising it leaves older passwords valid.
 */
final class Passwords {

    /** Longest password in characters; keeps a request from buying much work. */
    static final int LENGTH_MAX = 1_000;

    private static final Pattern HASH = Pattern.compile("pbkdf2-sha256\\$(\\d{1,9})\\$(.+)");
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final long WAIT_SECONDS_MAX = 10;

    private final int iterations;
    private final String nobody;

    /** A hash costs a core for a good part of a second: no more at a time than there are cores. */
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());

    Passwords(int iterations) {
        this.iterations = iterations;
        this.nobody = text(iterations, randomDigits());
    }

    /** Instead of a hash, which would cost every start a second: nothing can be found out of which these digits are one. */
    private static String randomDigits() {
        var digits = new byte[SALT_BYTES + HASH_BYTES];
        new SecureRandom().nextBytes(digits);
        return HexFormat.of().formatHex(digits);
    }

    String hash(CharSequence password) {
        if (password.length() > LENGTH_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "a password has at most " + LENGTH_MAX + " characters");
        }
        return text(iterations, encoder(iterations).encode(normal(password)));
    }

    private static String text(int iterations, String digits) {
        return "pbkdf2-sha256$%d$%s".formatted(iterations, digits);
    }

    /** Errors: TOO_MANY_REQUESTS when too many others are being checked. */
    boolean matches(CharSequence password, String hash) {
        var parts = HASH.matcher(hash);
        if (!parts.matches() || password.length() > LENGTH_MAX) {
            return false;
        }
        enter();
        try {
            return encoder(Integer.parseInt(parts.group(1))).matches(normal(password), parts.group(2));
        } finally {
            cores.release();
        }
    }

    /** Takes the time of a real check, for accounts that do not exist. */
    void pretend(CharSequence password) {
        matches(password, nobody);
    }

    private void enter() {
        try {
            if (!cores.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new Rejected(Reason.TOO_MANY_REQUESTS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Rejected(Reason.UNAVAILABLE, "interrupted", e);
        }
    }

    private static Pbkdf2PasswordEncoder encoder(int iterations) {
        return new Pbkdf2PasswordEncoder("", SALT_BYTES, iterations, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
    }

    /** Keyboards differ in how they compose accents; the password is the same (RFC 8265 4.2). */
    private static String normal(CharSequence password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}

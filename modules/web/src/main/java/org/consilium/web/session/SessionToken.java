package org.consilium.web.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The secret of one session, as the browser's cookie holds it: 256 random bits. What is stored and what is shown to scripts
 * are different hashes of it, from neither of which it can be found.
 */
public final class SessionToken {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    private SessionToken(byte[] secret) {
        this.secret = secret;
    }

    static SessionToken random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new SessionToken(secret);
    }

    /** Empty when a cookie cannot be one of ours. */
    public static Optional<SessionToken> parse(String cookie) {
        if (cookie.length() > 2 * BYTES) {
            return Optional.empty();
        }
        try {
            byte[] secret = Base64.getUrlDecoder().decode(cookie);
            return secret.length == BYTES ? Optional.of(new SessionToken(secret)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The value of the session cookie. */
    public String cookie() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What every changing request of this session repeats in a header: readable by our scripts, not by other sites. */
    String csrf() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash("csrf"));
    }

    /** The key of the session in the database, 32 bytes. */
    public byte[] key() {
        return hash("session");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionToken token && MessageDigest.isEqual(secret, token.secret);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(secret);
    }

    /** Never the secret: a token may end up in a log. */
    @Override
    public String toString() {
        return "SessionToken";
    }

    private byte[] hash(String purpose) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(purpose.getBytes(StandardCharsets.US_ASCII));
            return digest.digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

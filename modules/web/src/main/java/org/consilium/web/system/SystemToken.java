package org.consilium.web.system;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The secret of one system: 256 random bits behind a prefix by which it is recognised where it does not belong. */
final class SystemToken {

    private static final String PREFIX = "csl_";
    private static final String SCHEME = "Bearer ";
    private static final int BYTES = 32;
    private static final int LENGTH_MAX = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private SystemToken(String text) {
        this.text = text;
    }

    static SystemToken random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new SystemToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** What an Authorization header (RFC 6750) holds; none when it cannot be one of ours. */
    static Optional<SystemToken> of(String authorization) {
        if (authorization.length() > LENGTH_MAX || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String text = authorization.substring(SCHEME.length()).strip();
        return text.startsWith(PREFIX) ? Optional.of(new SystemToken(text)) : Optional.empty();
    }

    /** To be shown once. */
    String secret() {
        return text;
    }

    /** What the node keeps of it, 32 bytes. */
    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** Never the secret: a token may end up in a log. */
    @Override
    public String toString() {
        return "SystemToken";
    }
}

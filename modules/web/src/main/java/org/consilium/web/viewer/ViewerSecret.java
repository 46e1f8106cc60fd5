package org.consilium.web.viewer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** 256 random bits: a code, or the token it is exchanged for. The database knows their SHA-256. */
record ViewerSecret(String text) {

    private static final String SCHEME = "Bearer ";
    private static final int BYTES = 32;
    private static final int LENGTH_MAX = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    static ViewerSecret random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new ViewerSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** What an Authorization header holds, when it can be one. */
    static Optional<ViewerSecret> of(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? given(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    static Optional<ViewerSecret> given(String text) {
        return text.isEmpty() || text.length() > LENGTH_MAX ? Optional.empty() : Optional.of(new ViewerSecret(text));
    }

    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "ViewerSecret";
    }
}

package org.consilium.web.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.consilium.security.Caller;

/** The bearer token (RFC 6750) of the one machine client of this node. */
final class ApiToken {

    /** Shorter tokens could be guessed; in characters. */
    static final int LENGTH_MIN = 8;

    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    /** @param token empty when no machine client may come */
    ApiToken(String token) {
        if (!token.isEmpty() && token.length() < LENGTH_MIN) {
            throw new IllegalArgumentException("CONSILIUM_API_TOKEN has fewer than " + LENGTH_MIN + " characters");
        }
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** The machine whose token an Authorization header holds; compared in constant time. */
    Optional<Caller> caller(String authorization) {
        if (token.length == 0 || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        byte[] given = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(token, given) ? Optional.of(new Caller.Machine("api-token")) : Optional.empty();
    }
}

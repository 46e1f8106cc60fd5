package org.consilium.web.signin;

import java.util.Base64;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;

/** Bytes in JSON, as WebAuthn writes them (RFC 4648 section 5, without padding). */
final class Base64Url {

    /** Longest value in characters: an attestation with its certificates is a few kilobytes. */
    private static final int LENGTH_MAX = 64_000;

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Errors: INVALID_REQUEST, naming the field. */
    static byte[] decode(@Nullable String value, String field) {
        String text = Body.require(value, field);
        if (text.length() > LENGTH_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, field + " is too long");
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Rejected(Reason.INVALID_REQUEST, field + " is not base64url", e);
        }
    }
}

package org.consilium.security;

import java.util.Locale;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Which TLS certificate a remote AE has to prove that it owns.
 *
 * @param text SHA-256 fingerprint of exactly one certificate, 64 lower-case hexadecimal digits (given with colons or in capitals it is
 *     taken too); or the subject as RFC 2253 writes it, which holds for renewed ones as well
 */
public record PeerCertificate(String text) {

    /** Longest subject in characters. */
    public static final int LENGTH_MAX = 1024;

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** Errors: INVALID_REQUEST for what is neither. */
    public PeerCertificate {
        var digits = text.replace(":", "").strip().toLowerCase(Locale.ROOT);
        text = SHA_256.matcher(digits).matches() ? digits : subject(text.strip());
    }

    private static String subject(String name) {
        try {
            if (!name.isEmpty() && name.length() <= LENGTH_MAX) {
                return new X500Principal(name).getName();
            }
        } catch (IllegalArgumentException notAName) {
            throw wrong();
        }
        throw wrong();
    }

    private static Rejected wrong() {
        return new Rejected(
                Reason.INVALID_REQUEST, "certificate: a SHA-256 fingerprint or a subject such as CN=ct1,O=Hospital");
    }

    public boolean isFingerprint() {
        return SHA_256.matcher(text).matches();
    }
}

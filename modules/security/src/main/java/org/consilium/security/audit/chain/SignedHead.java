package org.consilium.security.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The end of the chain at a moment, signed by the node: who knows it finds that later events were cut off or earlier ones exchanged.
 *
 * @param seq of the last event
 * @param hash of the last event, hexadecimal
 * @param keyId of the key that signed it
 * @param signature Ed25519, base64
 */
public record SignedHead(long seq, String hash, Instant at, String keyId, String signature) {

    private static final int FIELDS = 5;

    /** What is signed of the end of a chain. */
    static byte[] text(Link link, Instant at) {
        return text("CONSILIUM-AUDIT-HEAD 1", 0, link, at);
    }

    /** What is signed of events taken from the beginning of a chain. */
    static byte[] segment(long first, Link last, Instant at) {
        return text("CONSILIUM-AUDIT-SEGMENT 1", first, last, at);
    }

    private static byte[] text(String domain, long first, Link link, Instant at) {
        return "%s\n%d\n%d\n%s\n%s\n"
                .formatted(domain, first, link.seq(), link.hex(), at)
                .getBytes(UTF_8);
    }

    Link link() {
        return new Link(seq, HexFormat.of().parseHex(hash));
    }

    byte[] signatureBytes() {
        return Base64.getDecoder().decode(signature);
    }

    /** One line, as {@link #parse} reads it. */
    public String line() {
        return String.join(" ", String.valueOf(seq), hash, at.toString(), keyId, signature);
    }

    /** None when a line is none of a head. */
    public static Optional<SignedHead> parse(String line) {
        var fields = line.strip().split(" ");
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        try {
            var head = new SignedHead(
                    Long.parseLong(fields[0]), fields[1], Instant.parse(fields[2]), fields[3], fields[4]);
            return Arrays.equals(head.link().hash(), HexFormat.of().parseHex(fields[1]))
                    ? Optional.of(head)
                    : Optional.empty();
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }
}

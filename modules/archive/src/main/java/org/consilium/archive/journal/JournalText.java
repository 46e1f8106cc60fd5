package org.consilium.archive.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.storage.ObjectStore;
import org.consilium.storage.ObjectSummary;

/**
 * An object of the journal: a line that says what it is, a line of JSON for each decision, and a line with the SHA-256 of everything
 * before it.
 */
final class JournalText {

    /** Longer ones are never written. */
    static final int BYTES_MAX = 64 << 20;

    private static final byte[] HEAD = "CONSILIUM-JOURNAL 1\n".getBytes(UTF_8);
    private static final String TAIL = "SHA-256 ";
    private static final int TAIL_BYTES = TAIL.length() + 64 + 1;

    private JournalText() {}

    /** The bytes of an object. */
    static byte[] of(List<String> lines) {
        var text = new StringBuilder(new String(HEAD, UTF_8));
        lines.forEach(line -> text.append(line).append('\n'));
        var bytes = text.toString().getBytes(UTF_8);
        text.append(TAIL).append(HexFormat.of().formatHex(sha256(bytes))).append('\n');
        return text.toString().getBytes(UTF_8);
    }

    /**
     * The lines of an object; none when it is something else.
     *
     * @throws Rejected NOT_DICOM when it began as a journal and is damaged
     * @throws IOException when the store is away
     */
    static Optional<List<String>> read(ObjectStore store, ObjectSummary object) throws IOException {
        if (object.length() < HEAD.length + TAIL_BYTES) {
            return Optional.empty();
        }
        try (var in = store.open(object.key(), 0, HEAD.length)) {
            if (!Arrays.equals(in.readNBytes(HEAD.length), HEAD)) {
                return Optional.empty();
            }
        }
        if (object.length() > BYTES_MAX) {
            throw new Rejected(Reason.NOT_DICOM, "a journal that is too long");
        }
        try (var in = store.open(object.key(), 0, object.length())) {
            return Optional.of(lines(in.readAllBytes()));
        }
    }

    private static List<String> lines(byte[] bytes) {
        int end = bytes.length - TAIL_BYTES;
        var said = new String(bytes, end, TAIL_BYTES, UTF_8);
        var covered = Arrays.copyOf(bytes, end);
        if (!said.equals(TAIL + HexFormat.of().formatHex(sha256(covered)) + "\n")) {
            throw new Rejected(Reason.NOT_DICOM, "a journal whose checksum is wrong");
        }
        return new String(covered, UTF_8).lines().skip(1).toList();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

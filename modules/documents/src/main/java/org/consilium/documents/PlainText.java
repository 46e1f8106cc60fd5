package org.consilium.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Text and XML: no bytes that no text has, and no entities, which clinical documents never need. */
final class PlainText {

    private static final int BUFFER_BYTES = 1 << 16;

    /** A document type declaration stands before the first element. */
    private static final int PROLOGUE_BYTES = 8 << 10;

    private PlainText() {}

    static void check(Path file, DocumentType type) throws IOException {
        boolean wide = false;
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER_BYTES];
            boolean first = true;
            int count;
            while ((count = in.readNBytes(buffer, 0, buffer.length)) > 0) {
                if (first) {
                    wide = isUtf16(buffer, count);
                    checkPrologue(buffer, count, type);
                    first = false;
                }
                if (!wide && hasNul(buffer, count)) {
                    throw new Rejected(Reason.UNSUPPORTED_MEDIA_TYPE, "it has bytes that are no text");
                }
            }
        }
    }

    private static void checkPrologue(byte[] buffer, int count, DocumentType type) {
        if (type != DocumentType.XML) {
            return;
        }
        // Bytes of UTF-16 without the zeros between them read as those of ASCII.
        var prologue = new String(buffer, 0, Math.min(count, PROLOGUE_BYTES), StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .toUpperCase(Locale.ROOT);
        if (prologue.contains("<!DOCTYPE") || prologue.contains("<!ENTITY")) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "XML with a document type declaration is not taken");
        }
    }

    private static boolean isUtf16(byte[] buffer, int count) {
        return count > 1
                && ((buffer[0] == (byte) 0xFE && buffer[1] == (byte) 0xFF)
                        || (buffer[0] == (byte) 0xFF && buffer[1] == (byte) 0xFE));
    }

    private static boolean hasNul(byte[] buffer, int count) {
        for (int i = 0; i < count; i++) {
            if (buffer[i] == 0) {
                return true;
            }
        }
        return false;
    }
}

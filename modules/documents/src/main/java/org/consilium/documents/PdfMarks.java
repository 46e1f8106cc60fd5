package org.consilium.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** What stands openly in a PDF file: that it is encrypted (ISO 32000-1 7.6), starts programs or runs scripts. */
final class PdfMarks {

    private static final int BUFFER_BYTES = 1 << 16;

    /** Longer than any mark. */
    private static final int OVERLAP_BYTES = 64;

    private static final Pattern ENCRYPTED = Pattern.compile("/Encrypt\\s*(?:<<|\\d+\\s+\\d+\\s+R)");
    private static final Pattern ACTIVE = Pattern.compile("/S\\s*/(?:Launch|JavaScript|ImportData)\\b");

    private PdfMarks() {}

    static void check(Path file, boolean encryptedToo) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER_BYTES];
            int kept = 0;
            int count;
            while ((count = in.readNBytes(buffer, kept, buffer.length - kept)) > 0) {
                int length = kept + count;
                check(new String(buffer, 0, length, StandardCharsets.ISO_8859_1), encryptedToo);
                kept = Math.min(OVERLAP_BYTES, length);
                System.arraycopy(buffer, length - kept, buffer, 0, kept);
            }
        }
    }

    private static void check(String part, boolean encryptedToo) {
        if (!encryptedToo && ENCRYPTED.matcher(part).find()) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "the PDF is encrypted: save it without a password");
        }
        if (ACTIVE.matcher(part).find()) {
            throw new Rejected(
                    Reason.NOT_PROCESSABLE, "the PDF starts programs or runs scripts: print it to a new PDF");
        }
    }
}

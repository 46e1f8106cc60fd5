package org.consilium.dicom.charset;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/**
 * A set of graphic characters that an escape sequence designates as G0 (bytes 21-7E) or G1 (bytes A0-FF), PS3.3 tables
 * C.12-3 and C.12-4.
 */
@SuppressWarnings("ImmutableEnumChecker") // Nothing changes the escape sequence.
enum CodeElement {
    ASCII("IR 6", "(B", "US-ASCII", 1),
    ROMAJI("IR 14", "(J", "US-ASCII", 1),
    KATAKANA("IR 13", ")I", "JIS_X0201", 1),
    LATIN_1("IR 100", "-A", "ISO-8859-1", 1),
    LATIN_2("IR 101", "-B", "ISO-8859-2", 1),
    LATIN_3("IR 109", "-C", "ISO-8859-3", 1),
    LATIN_4("IR 110", "-D", "ISO-8859-4", 1),
    CYRILLIC("IR 144", "-L", "ISO-8859-5", 1),
    ARABIC("IR 127", "-G", "ISO-8859-6", 1),
    GREEK("IR 126", "-F", "ISO-8859-7", 1),
    HEBREW("IR 138", "-H", "ISO-8859-8", 1),
    LATIN_5("IR 148", "-M", "ISO-8859-9", 1),
    LATIN_9("IR 203", "-b", "ISO-8859-15", 1),
    THAI("IR 166", "-T", "TIS-620", 1),
    KANJI("IR 87", "$B", "x-JIS0208", 2),
    SUPPLEMENTARY_KANJI("IR 159", "$(D", "JIS_X0212-1990", 2),
    HANGUL("IR 149", "$)C", "EUC-KR", 2),
    SIMPLIFIED_CHINESE("IR 58", "$)A", "GB2312", 2);

    private static final CodeElement[] ALL = values();

    private final String registration;
    private final byte[] escape;
    private final boolean g1;
    private final int bytesPerCharacter;
    private final Charset charset;

    CodeElement(String registration, String escape, String charset, int bytesPerCharacter) {
        this.registration = registration;
        this.escape = escape.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        this.g1 = escape.indexOf(')') >= 0 || escape.indexOf('-') >= 0;
        this.bytesPerCharacter = bytesPerCharacter;
        this.charset = Charset.forName(charset);
    }

    /** The set whose escape sequence, without the ESC, stands at an offset. */
    static Optional<CodeElement> designatedAt(byte[] bytes, int offset, int end) {
        for (CodeElement element : ALL) {
            int length = element.escape.length;
            if (offset + length <= end && Arrays.equals(element.escape, 0, length, bytes, offset, offset + length)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** The set of a registration such as {@code IR 100}. */
    static Optional<CodeElement> registered(String registration) {
        return Arrays.stream(ALL)
                .filter(e -> e.registration.equals(registration))
                .findFirst();
    }

    /** Final bytes of its escape sequence, without the ESC. */
    byte[] escape() {
        return escape.clone();
    }

    int escapeLength() {
        return escape.length;
    }

    /** Whether it is designated as G1, bytes with the high bit. */
    boolean isG1() {
        return g1;
    }

    /** Bytes of one character: 1 or 2. */
    int bytesPerCharacter() {
        return bytesPerCharacter;
    }

    /** The Java charset that decodes its bytes as they stand in a value. */
    Charset charset() {
        return charset;
    }
}

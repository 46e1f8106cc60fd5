package org.consilium.dicom.json;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as text. */
final class JsonNumber {

    private static final Pattern GRAMMAR = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    /** Integers up to here survive a reader that knows only doubles (RFC 8259 6). */
    private static final long EXACT_MAX = (1L << 53) - 1;

    private static final int EXACT_DIGITS = 15;

    /** A number whose exponent has more digits is no value of a DICOM object. */
    private static final Pattern REASONABLE = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private JsonNumber() {}

    /**
     * A number in the grammar of JSON; none where the text is no number or an integer too large for a double, which are
     * written as text (PS3.18 table F.2.3-1).
     */
    static Optional<String> of(String text) {
        if (isPlain(text)) {
            return Optional.of(text);
        }
        if (!REASONABLE.matcher(text).matches() || isInexact(text)) {
            return Optional.empty();
        }
        return Optional.of(GRAMMAR.matcher(text).matches() ? text : new BigDecimal(text).toString());
    }

    /** How JSON spells what no JSON number can be: {@code inf}, {@code -inf}, {@code NaN}; other text as it is. */
    static String special(String text) {
        return switch (text) {
            case "Infinity" -> "inf";
            case "-Infinity" -> "-inf";
            default -> text;
        };
    }

    /** Most numbers: few digits with a point between them and no zero in front. */
    private static boolean isPlain(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int length = text.length();
        if (length == start
                || length > EXACT_DIGITS
                || !isDigit(text.charAt(length - 1))
                || !isDigit(text.charAt(start))) {
            return false;
        }
        if (text.charAt(start) == '0' && length > start + 1 && text.charAt(start + 1) != '.') {
            return false;
        }
        int points = 0;
        for (int i = start; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                points++;
            } else if (!isDigit(c)) {
                return false;
            }
        }
        return points <= 1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isInexact(String text) {
        if (text.length() <= EXACT_DIGITS
                || text.indexOf('.') >= 0
                || text.indexOf('e') >= 0
                || text.indexOf('E') >= 0) {
            return false;
        }
        return new BigDecimal(text).abs().compareTo(BigDecimal.valueOf(EXACT_MAX)) > 0;
    }
}

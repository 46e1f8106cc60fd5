package org.consilium.web.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Splits header fields at separators outside quoted strings (RFC 9110 5.6). */
final class HeaderScanner {

    private HeaderScanner() {}

    /** The pieces between separators, stripped, empty ones left out. */
    static List<String> split(String field, char separator) {
        List<String> pieces = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                add(pieces, field.substring(begin, i));
                begin = i + 1;
            }
        }
        if (quoted) {
            throw new Rejected(Reason.INVALID_REQUEST, "a quoted string in a header does not end");
        }
        add(pieces, field.substring(begin));
        return pieces;
    }

    /** Parameters {@code name=value} by lower-case name, quotes removed. */
    static Map<String, String> parameters(List<String> pieces) {
        Map<String, String> parameters = new TreeMap<>();
        for (String piece : pieces) {
            int equals = piece.indexOf('=');
            if (equals <= 0) {
                throw new Rejected(Reason.INVALID_REQUEST, "a media type parameter without a value");
            }
            parameters.putIfAbsent(
                    piece.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                    unquote(piece.substring(equals + 1).strip()));
        }
        return parameters;
    }

    private static void add(List<String> pieces, String piece) {
        if (!piece.isBlank()) {
            pieces.add(piece.strip());
        }
    }

    private static String unquote(String value) {
        if (value.length() < 2 || value.charAt(0) != '"' || !value.endsWith("\"")) {
            return value;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < value.length() - 1; i++) {
            if (value.charAt(i) == '\\' && i + 1 < value.length() - 1) {
                i++;
            }
            plain.append(value.charAt(i));
        }
        return plain.toString();
    }
}

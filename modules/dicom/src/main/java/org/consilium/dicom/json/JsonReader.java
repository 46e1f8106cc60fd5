package org.consilium.dicom.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.dicom.json.JsonValue.JsonArray;
import org.consilium.dicom.json.JsonValue.JsonLiteral;
import org.consilium.dicom.json.JsonValue.JsonObject;
import org.consilium.dicom.json.JsonValue.JsonText;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Reads JSON (RFC 8259). */
final class JsonReader {

    /** Deepest nesting: three levels for each level of sequences. */
    private static final int DEPTH_MAX = 320;

    /** Most values of one text, containers included: three bytes of an empty object must not cost a hundred without end. */
    static final int VALUES_MAX = 2_000_000;

    private static final String NUMBER_CHARACTERS = "+-.0123456789Ee";

    private final String text;
    private int position;
    private int count;

    private JsonReader(String text) {
        this.text = text;
    }

    static JsonValue read(String text) {
        JsonReader reader = new JsonReader(text);
        JsonValue value = reader.value(0);
        reader.skipSpace();
        if (reader.position < text.length()) {
            throw reader.malformed();
        }
        return value;
    }

    private JsonValue value(int depth) {
        if (depth > DEPTH_MAX) {
            throw new Rejected(Reason.DATA_SET_TOO_DEEP, "more than " + DEPTH_MAX + " levels of JSON");
        }
        if (++count > VALUES_MAX) {
            throw new Rejected(Reason.TOO_LARGE, "more than " + VALUES_MAX + " values of JSON");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new JsonText(string());
            default -> literal();
        };
    }

    private JsonObject object(int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        position++;
        while (peek() != '}') {
            if (!members.isEmpty()) {
                expect(',');
            }
            if (peek() != '"') {
                throw malformed();
            }
            String name = string();
            expect(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw malformed();
            }
        }
        position++;
        return new JsonObject(members);
    }

    private JsonArray array(int depth) {
        List<JsonValue> values = new ArrayList<>();
        position++;
        while (peek() != ']') {
            if (!values.isEmpty()) {
                expect(',');
            }
            values.add(value(depth + 1));
        }
        position++;
        return new JsonArray(values);
    }

    private JsonLiteral literal() {
        for (String word : List.of("null", "true", "false")) {
            if (text.startsWith(word, position)) {
                position += word.length();
                return new JsonLiteral(word);
            }
        }
        int start = position;
        while (position < text.length() && NUMBER_CHARACTERS.indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        if (JsonNumber.of(text.substring(start, position)).isEmpty()) {
            throw malformed();
        }
        return new JsonLiteral(text.substring(start, position));
    }

    private String string() {
        int start = ++position;
        StringBuilder escaped = new StringBuilder();
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '"') {
                return escaped.append(text, start, position++).toString();
            }
            if (c == '\\') {
                escaped.append(text, start, position++).append(escape());
                start = position;
            } else if (c < ' ') {
                throw malformed();
            } else {
                position++;
            }
        }
        throw malformed();
    }

    private char escape() {
        char c = position < text.length() ? text.charAt(position++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed();
        };
    }

    private char unicode() {
        if (position + 4 > text.length()) {
            throw malformed();
        }
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text.charAt(position++), 16);
            if (digit < 0) {
                throw malformed();
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw malformed();
        }
        position++;
    }

    /** The next character that is no space. */
    private char peek() {
        skipSpace();
        if (position == text.length()) {
            throw malformed();
        }
        return text.charAt(position);
    }

    private void skipSpace() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private Rejected malformed() {
        return new Rejected(Reason.INVALID_REQUEST, "malformed JSON at character " + position);
    }
}

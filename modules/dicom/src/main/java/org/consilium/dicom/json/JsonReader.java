package org.consilium.dicom.json;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Reads JSON (RFC 8259) token by token, from characters that are fetched when they are needed. */
final class JsonReader {

    /** Deepest nesting: three levels for each level of sequences. */
    private static final int DEPTH_MAX = 320;

    /** Longest number in characters: more digits than any value representation has. */
    private static final int NUMBER_CHARACTERS_MAX = 1_000;

    private static final int BUFFER_CHARACTERS = 8 * 1024;
    private static final List<String> WORDS = List.of("null", "true", "false");

    private final Reader source;
    private final JsonBudget budget;
    private final char[] buffer = new char[BUFFER_CHARACTERS];
    private int position;
    private int end;
    private long fetched;
    private int depth;

    JsonReader(Reader source, JsonBudget budget) {
        this.source = source;
        this.budget = budget;
    }

    /** Whether nothing but space follows. */
    boolean atEnd() throws IOException {
        return !skipSpace();
    }

    /** The first character of the next token. */
    char peek() throws IOException {
        if (!skipSpace()) {
            throw malformed();
        }
        return buffer[position];
    }

    /** Goes into an object or array, which begins with this bracket. */
    void open(char bracket) throws IOException {
        budget.value();
        if (++depth > DEPTH_MAX) {
            throw new Rejected(Reason.DATA_SET_TOO_DEEP, "more than " + DEPTH_MAX + " levels of JSON");
        }
        expect(bracket);
    }

    /** Whether another member or value follows, before which a comma is passed, or the closing bracket, which is passed too. */
    boolean more(char bracket, boolean first) throws IOException {
        if (peek() == bracket) {
            position++;
            depth--;
            return false;
        }
        if (!first) {
            expect(',');
        }
        return true;
    }

    /** The name of a member and its colon. */
    String name() throws IOException {
        String name = string();
        expect(':');
        return name;
    }

    /** A string that is a value. */
    String text() throws IOException {
        budget.value();
        return string();
    }

    /** The bytes that a string has in Base64. */
    byte[] base64() throws IOException {
        budget.value();
        Base64Text base64 = new Base64Text(budget);
        expect('"');
        string(base64::append);
        return base64.bytes();
    }

    /** A number, {@code true}, {@code false} or {@code null}, as written. */
    String literal() throws IOException {
        budget.value();
        peek();
        int start = position;
        passLiteral();
        String literal = new String(buffer, start, position - start);
        while (position == end && literal.length() <= NUMBER_CHARACTERS_MAX && fetch()) {
            passLiteral();
            literal += new String(buffer, 0, position);
        }
        boolean tooLong = literal.length() > NUMBER_CHARACTERS_MAX;
        if (tooLong || (JsonNumber.of(literal).isEmpty() && !WORDS.contains(literal))) {
            throw malformed();
        }
        return literal;
    }

    private void passLiteral() {
        while (position < end && isLiteral(buffer[position])) {
            position++;
        }
    }

    private static boolean isLiteral(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'E' || (c >= 'a' && c <= 'z');
    }

    /** Passes any value. */
    void skip() throws IOException {
        switch (peek()) {
            case '{' -> {
                open('{');
                for (boolean first = true; more('}', first); first = false) {
                    name();
                    skip();
                }
            }
            case '[' -> {
                open('[');
                for (boolean first = true; more(']', first); first = false) {
                    skip();
                }
            }
            case '"' -> text();
            default -> literal();
        }
    }

    Rejected malformed() {
        return new Rejected(Reason.INVALID_REQUEST, "malformed JSON at character " + (fetched - end + position));
    }

    /** Takes characters of a string as they come. */
    @FunctionalInterface
    private interface Characters {
        void append(char[] characters, int offset, int length);
    }

    private String string() throws IOException {
        expect('"');
        int start = position;
        while (position < end && isPlain(buffer[position])) {
            position++;
        }
        if (position < end && buffer[position] == '"') { // most strings: without escapes, and here as a whole
            return new String(buffer, start, position++ - start);
        }
        StringBuilder text = new StringBuilder();
        text.append(buffer, start, position - start);
        string(text::append);
        return text.toString();
    }

    /** The rest of a string. */
    private void string(Characters target) throws IOException {
        while (true) {
            char c = next();
            if (c == '"') {
                return;
            }
            if (c == '\\') {
                target.append(new char[] {escape()}, 0, 1);
                continue;
            }
            int start = --position;
            while (position < end && isPlain(buffer[position])) {
                position++;
            }
            if (position == start) {
                throw malformed();
            }
            target.append(buffer, start, position - start);
        }
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    private char escape() throws IOException {
        char c = next();
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

    private char unicode() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw malformed();
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private void expect(char c) throws IOException {
        if (peek() != c) {
            throw malformed();
        }
        position++;
    }

    private char next() throws IOException {
        if (position == end && !fetch()) {
            throw malformed();
        }
        return buffer[position++];
    }

    private boolean skipSpace() throws IOException {
        while (position < end || fetch()) {
            char c = buffer[position];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return true;
            }
            position++;
        }
        return false;
    }

    private boolean fetch() throws IOException {
        try {
            int read = source.read(buffer, 0, BUFFER_CHARACTERS);
            position = 0;
            end = Math.max(0, read);
        } catch (CharacterCodingException e) {
            throw new Rejected(Reason.INVALID_REQUEST, "malformed JSON: bytes that are no character", e);
        }
        fetched += end;
        budget.characters(end);
        return end > 0;
    }
}

package org.consilium.dicom.json;

import java.io.IOException;
import java.io.InputStream;
import org.consilium.dicom.InlineBinary;
import org.consilium.dicom.ValueElement;

/** Writes JSON (RFC 8259) token by token, with commas where they belong. */
final class JsonWriter {

    private static final String HEX = "0123456789abcdef";

    private final Appendable out;
    private boolean first = true;

    JsonWriter(Appendable out) {
        this.out = out;
    }

    void beginObject() throws IOException {
        begin('{');
    }

    void endObject() throws IOException {
        end('}');
    }

    void beginArray() throws IOException {
        begin('[');
    }

    void endArray() throws IOException {
        end(']');
    }

    private void begin(char bracket) throws IOException {
        comma();
        out.append(bracket);
        first = true;
    }

    private void end(char bracket) throws IOException {
        out.append(bracket);
        first = false;
    }

    private void comma() throws IOException {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    /** The name of a member, whose value must follow. */
    void name(String name) throws IOException {
        comma();
        quoted(name);
        out.append(':');
        first = true;
    }

    void member(String name, String value) throws IOException {
        name(name);
        text(value);
    }

    void text(String value) throws IOException {
        comma();
        quoted(value);
    }

    /** A token that is JSON already: a number, {@code null}. */
    void literal(String value) throws IOException {
        comma();
        out.append(value);
    }

    /** A value field as text in Base64. */
    void base64(ValueElement element) throws IOException {
        comma();
        out.append('"');
        InlineBinary.append(element, out);
        out.append('"');
    }

    /** The same of a value that is a stream. */
    void base64(InputStream value) throws IOException {
        comma();
        out.append('"');
        InlineBinary.append(value, out);
        out.append('"');
    }

    private void quoted(String value) throws IOException {
        out.append('"');
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || isLoneSurrogate(value, i)) {
                out.append(value, from, i);
                escaped(c);
                from = i + 1;
            }
        }
        out.append(value, from, value.length()).append('"');
    }

    /** Half a character cannot be written in UTF-8. */
    private static boolean isLoneSurrogate(String value, int index) {
        char c = value.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
    }

    private void escaped(char c) throws IOException {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 0xF));
                }
            }
        }
    }
}

package org.consilium.dicom.xml;

import java.io.IOException;

/** Writes XML 1.0 tag by tag. Names are ours and need no escapes; values are anybody's. */
final class XmlWriter {

    final Appendable out;

    XmlWriter(Appendable out) {
        this.out = out;
    }

    void declaration() throws IOException {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn
     */
    void begin(String name, String... attributes) throws IOException {
        tag(name, attributes);
        out.append('>');
    }

    /** An element without content. */
    void empty(String name, String... attributes) throws IOException {
        tag(name, attributes);
        out.append("/>");
    }

    private void tag(String name, String... attributes) throws IOException {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
    }

    void end(String name) throws IOException {
        out.append("</").append(name).append('>');
    }

    /** An element with text, or an empty one. */
    void element(String name, String text, String... attributes) throws IOException {
        if (text.isEmpty()) {
            empty(name, attributes);
        } else {
            begin(name, attributes);
            text(text);
            end(name);
        }
    }

    /** Text or the value of an attribute; line ends and tabs are escaped, since readers would change them. */
    void text(String value) throws IOException {
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            String escape = escape(value.charAt(i));
            if (!escape.isEmpty()) {
                out.append(value, from, i).append(escape);
                from = i + 1;
            }
        }
        out.append(value, from, value.length());
    }

    private static String escape(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\r' -> "&#13;";
            case '\n' -> "&#10;";
            case '\t' -> "&#9;";
            default -> "";
        };
    }

    /** Whether XML 1.0 can hold a text at all (its production 2). */
    static boolean canHold(String text) {
        return text.codePoints()
                .allMatch(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= ' ' && c < Character.MIN_SURROGATE)
                        || (c > Character.MAX_SURROGATE && c < 0xFFFE)
                        || c > 0xFFFF);
    }
}

package org.consilium.reports.document;

import java.util.stream.Collectors;

/** Free text made fit for a value representation, whose limits are in characters (PS3.5 table 6.2-1). */
final class Values {

    private static final int LONG_STRING_MAX = 64;
    private static final int NAME_GROUP_MAX = 64;

    private Values() {}

    /** For LO: one line, no backslash, at most 64 characters. */
    static String longString(String text) {
        return clipped(oneLine(text), LONG_STRING_MAX);
    }

    /** For SH and UC: one line, no backslash, of any length. */
    static String code(String text) {
        return oneLine(text);
    }

    /** For PN: the whole name as its first component, since free text does not say which part is the family name. */
    static String personName(String name) {
        return clipped(oneLine(name).replace('^', ' ').replace('=', ' '), NAME_GROUP_MAX);
    }

    /** For UT: lines end with carriage return and line feed, other control characters are left out. */
    static String text(String text) {
        return text.lines()
                .map(line -> line.codePoints()
                        .filter(character -> character == '\t' || !Character.isISOControl(character))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .map(line -> line.replace('\t', ' ').stripTrailing())
                .collect(Collectors.joining("\r\n"))
                .strip();
    }

    private static String oneLine(String text) {
        return text(text).replaceAll("\\s+", " ").replace('\\', '/').strip();
    }

    private static String clipped(String text, int charactersMax) {
        if (text.codePointCount(0, text.length()) <= charactersMax) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, charactersMax)).strip();
    }
}

package org.consilium.dicom.dump;

/** Text that a terminal shows and does not obey. */
final class Printable {

    private static final String ELLIPSIS = "...";

    private Printable() {}

    /**
     * A text with what cannot be seen written as {@code \}{@code u....}, cut to a length. A character of two units or an
     * escape is never cut in two.
     *
     * @param max longest result in units of {@code char}; the mark of a cut is part of it
     */
    static String of(CharSequence text, int max) {
        StringBuilder printable = new StringBuilder();
        int fits = 0; // Where to cut so that the mark still fits.
        for (int i = 0; i < text.length(); ) {
            int codePoint = Character.codePointAt(text, i);
            i += Character.charCount(codePoint);
            append(printable, codePoint);
            if (printable.length() <= max - ELLIPSIS.length()) {
                fits = printable.length();
            }
            if (printable.length() > max) {
                printable.setLength(fits);
                return printable
                        .append(ELLIPSIS, 0, Math.min(max, ELLIPSIS.length()))
                        .toString();
            }
        }
        return printable.toString();
    }

    private static void append(StringBuilder out, int codePoint) {
        if (isVisible(codePoint)) {
            out.appendCodePoint(codePoint);
        } else if (codePoint <= 0xFFFF) {
            out.append(String.format("\\u%04x", codePoint));
        } else {
            out.append(String.format("\\u{%x}", codePoint));
        }
    }

    /** Control, format (which order of writing belongs to), private use, lone surrogates and separators of lines are not. */
    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}

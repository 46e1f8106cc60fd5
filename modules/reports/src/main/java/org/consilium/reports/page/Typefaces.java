package org.consilium.reports.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of one document, loaded when their first character is needed and embedded with the characters used. */
final class Typefaces {

    private final PDDocument document;
    private final List<Script> eastAsianOfDocument;
    private final Map<Script, Typeface> loaded = new EnumMap<>(Script.class);
    private boolean replaced;

    /**
     * @param allText of the document, which tells how shared characters are drawn where a text alone does not
     */
    Typefaces(PDDocument document, String allText) {
        this.document = document;
        this.eastAsianOfDocument = Script.eastAsian(allText);
    }

    /** A text in pieces of one font each. Characters without glyph become U+FFFD. */
    List<Run> runs(String text, boolean bold) {
        List<Run> runs = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        Script current = Script.EUROPEAN;
        List<Script> order = order(text, bold);
        for (int character : text.codePoints().toArray()) {
            Script script = scriptOf(character, order);
            boolean known = typeface(script).has(character);
            replaced |= !known;
            if (script != current && !piece.isEmpty()) {
                runs.add(run(current, piece, bold));
            }
            current = script;
            piece.appendCodePoint(known ? character : Script.REPLACEMENT);
        }
        if (!piece.isEmpty()) {
            runs.add(run(current, piece, bold));
        }
        return runs;
    }

    /** Whether a character had to be replaced so far. */
    boolean hasReplaced() {
        return replaced;
    }

    private List<Script> order(String text, boolean bold) {
        List<Script> eastAsian = Script.eastAsian(text);
        List<Script> order = new ArrayList<>();
        order.add(bold ? Script.EUROPEAN_BOLD : Script.EUROPEAN);
        order.addAll(eastAsian.getFirst() == Script.CHINESE ? eastAsianOfDocument : eastAsian);
        return order;
    }

    private Script scriptOf(int character, List<Script> order) {
        return order.stream()
                .filter(script -> typeface(script).has(character))
                .findFirst()
                .orElse(order.getFirst());
    }

    private Run run(Script script, StringBuilder piece, boolean bold) {
        Run run = new Run(typeface(script).font(), piece.toString(), bold && script != Script.EUROPEAN_BOLD);
        piece.setLength(0);
        return run;
    }

    private Typeface typeface(Script script) {
        return loaded.computeIfAbsent(script, this::load);
    }

    private Typeface load(Script script) {
        TrueTypeFont font = script.load();
        // Ligatures gain nothing on a report, and text copied from it must be the text that was signed.
        font.disableGsubFeature("liga");
        font.disableGsubFeature("clig");
        try {
            return new Typeface(font, PDType0Font.load(document, font, true));
        } catch (IOException e) {
            throw new UncheckedIOException("embedding the font " + script, e);
        }
    }

    private record Typeface(TrueTypeFont outlines, PDType0Font font) {

        boolean has(int character) {
            try {
                return outlines.getUnicodeCmapLookup().getGlyphId(character) != 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * A piece of text in one font.
     *
     * @param emboldened drawn with thicker outlines, because the font has no bold weight
     */
    record Run(PDType0Font font, String text, boolean emboldened) {

        float width(float size) {
            try {
                return font.getStringWidth(text) / 1000 * size;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

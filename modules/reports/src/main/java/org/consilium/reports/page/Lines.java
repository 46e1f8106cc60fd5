package org.consilium.reports.page;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Breaks text into lines of a width, between words where the language allows it and inside them where nothing else fits. */
final class Lines {

    private final double widthMax;
    private final ToDoubleFunction<String> width;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private Lines(double widthMax, ToDoubleFunction<String> width) {
        this.widthMax = widthMax;
        this.width = width;
    }

    /**
     * @param text with paragraphs separated by line feeds
     * @param width measures a text in the unit of {@code widthMax}
     */
    static List<String> of(String text, double widthMax, ToDoubleFunction<String> width) {
        Lines lines = new Lines(widthMax, width);
        clean(text).lines().forEach(lines::addParagraph);
        return List.copyOf(lines.lines);
    }

    /** Composed characters, no control and no direction characters, which could make a page read other than the text. */
    static String clean(String text) {
        StringBuilder cleaned = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(character -> {
            if (character == '\t' || Character.isSpaceChar(character) && character != ' ' && character != 0x3000) {
                cleaned.append(' ');
            } else if (character == '\n' || !isInvisible(character)) {
                cleaned.appendCodePoint(character);
            }
        });
        return cleaned.toString();
    }

    private static boolean isInvisible(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }

    private void addParagraph(String paragraph) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(paragraph);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            addWord(paragraph.substring(start, end));
        }
        endLine();
    }

    private void addWord(String word) {
        if (fits(line + word)) {
            line.append(word);
            return;
        }
        if (!line.isEmpty()) {
            endLine();
        }
        if (fits(word)) {
            line.append(word);
        } else {
            addByCharacter(word);
        }
    }

    private void addByCharacter(String word) {
        word.codePoints().mapToObj(Character::toString).forEach(character -> {
            if (!line.isEmpty() && !fits(line + character)) {
                endLine();
            }
            line.append(character);
        });
    }

    private boolean fits(String text) {
        return width.applyAsDouble(text.stripTrailing()) <= widthMax;
    }

    private void endLine() {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
    }
}

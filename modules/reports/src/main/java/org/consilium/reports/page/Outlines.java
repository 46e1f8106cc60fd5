package org.consilium.reports.page;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.consilium.imaging.render.Lettering;

/**
 * Lettering by the typefaces of printed opinions, which know Latin, Cyrillic, Greek, Vietnamese, Chinese, Japanese and Korean. They
 * come with the node: no font of the machine is used, and a machine without any will do. A typeface is read when its first character
 * is written, and kept (5 to 10 MiB each).
 */
public final class Outlines implements Lettering {

    private final Map<Script, TrueTypeFont> loaded = new EnumMap<>(Script.class);

    @Override
    public synchronized Line line(String text) {
        // One after the other: a typeface is read at a position that all share.
        List<Script> order = new ArrayList<>(List.of(Script.EUROPEAN));
        order.addAll(Script.eastAsian(text));
        Path2D outline = new Path2D.Double();
        double width = 0;
        try {
            for (int character :
                    Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
                width += append(outline, width, character, order);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading a font in memory", e);
        }
        return new Line(outline, width);
    }

    /** How far the character reaches. */
    private double append(Path2D outline, double x, int character, List<Script> order) throws IOException {
        TrueTypeFont font = typeface(Script.EUROPEAN);
        int glyph = glyph(font, Script.REPLACEMENT);
        for (Script script : order) {
            int found = glyph(typeface(script), character);
            if (found != 0) {
                font = typeface(script);
                glyph = found;
                break;
            }
        }
        double scale = 1.0 / font.getUnitsPerEm();
        GlyphData shape = font.getGlyph().getGlyph(glyph);
        if (shape != null) {
            outline.append(shape.getPath().getPathIterator(new AffineTransform(scale, 0, 0, -scale, x, 0)), false);
        }
        return font.getAdvanceWidth(glyph) * scale;
    }

    private TrueTypeFont typeface(Script script) {
        return loaded.computeIfAbsent(script, Script::load);
    }

    private static int glyph(TrueTypeFont font, int character) throws IOException {
        return font.getUnicodeCmapLookup().getGlyphId(character);
    }
}

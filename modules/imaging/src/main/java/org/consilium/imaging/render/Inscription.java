package org.consilium.imaging.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;

/**
 * Text burned into a picture: white with a dark edge, so that it is read on any ground. It is as large as the picture allows, so that
 * every line is there; a line that is too long is condensed, never cut: half a name may be another one.
 */
final class Inscription {

    private static final int LINES_OF_PICTURE = 42;
    private static final double SIZE_MIN = 11;
    private static final double SIZE_MAX = 64;
    private static final double LINE_SPACING = 1.3;
    private static final double BASE_LINE = 1.05;
    private static final float EDGE = 0.2f;

    /** Longest line, in characters; no attribute that is written is longer by the standard. */
    private static final int CHARACTERS_MAX = 200;

    private final Bitmap picture;
    private final Lettering lettering;
    private final double size;
    private final double margin;
    private final byte[] values;

    private Inscription(Bitmap picture, int lines, Lettering lettering) {
        this.picture = picture;
        this.lettering = lettering;
        double wanted = Math.clamp((double) picture.rows() / LINES_OF_PICTURE, SIZE_MIN, SIZE_MAX);
        this.size = Math.min(wanted, picture.rows() / (LINE_SPACING * (lines + 1)));
        this.margin = size / 2;
        this.values = picture.values().clone();
    }

    /** A copy of the picture with lines from its upper left corner down, and others from its lower left corner up. */
    static Bitmap on(Bitmap picture, List<String> top, List<String> bottom, Lettering lettering) {
        Inscription inscription = new Inscription(picture, top.size() + bottom.size(), lettering);
        inscription.write(top, 0);
        inscription.write(bottom, picture.rows() - inscription.height(bottom));
        return new Bitmap(picture.columns(), picture.rows(), picture.channels(), inscription.values);
    }

    private int height(List<String> lines) {
        return lines.isEmpty()
                ? 0
                : (int) Math.floor(Math.min(picture.rows(), lines.size() * LINE_SPACING * size + margin));
    }

    private void write(List<String> lines, int firstRow) {
        int rows = height(lines);
        if (rows < 1) {
            return;
        }
        BufferedImage edges = mask(rows);
        BufferedImage letters = mask(rows);
        Graphics2D edge = graphics(edges);
        Graphics2D letter = graphics(letters);
        edge.setStroke(new BasicStroke((float) (size * EDGE), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < lines.size(); i++) {
            Shape outline = placed(lines.get(i), (i * LINE_SPACING + BASE_LINE) * size + margin / 2);
            edge.draw(outline);
            letter.fill(outline);
        }
        edge.dispose();
        letter.dispose();
        blend(firstRow * picture.columns(), coverage(edges), coverage(letters));
    }

    private Shape placed(String text, double baseLine) {
        String line = text.codePoints()
                .filter(character -> !Character.isISOControl(character))
                .limit(CHARACTERS_MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Lettering.Line written = lettering.line(line);
        double room = Math.max(1, picture.columns() - 2 * margin);
        double across = written.width() * size > room ? room / written.width() : size;
        return new AffineTransform(across, 0, 0, size, margin, baseLine).createTransformedShape(written.outline());
    }

    private BufferedImage mask(int rows) {
        return new BufferedImage(picture.columns(), rows, BufferedImage.TYPE_BYTE_GRAY);
    }

    private static Graphics2D graphics(BufferedImage mask) {
        Graphics2D graphics = mask.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        return graphics;
    }

    private static byte[] coverage(BufferedImage mask) {
        return ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
    }

    private void blend(int firstPixel, byte[] edges, byte[] letters) {
        int channels = picture.channels();
        for (int pixel = 0; pixel < edges.length; pixel++) {
            int edge = edges[pixel] & 0xFF;
            int letter = letters[pixel] & 0xFF;
            if ((edge | letter) == 0) {
                continue;
            }
            for (int channel = 0; channel < channels; channel++) {
                int at = (firstPixel + pixel) * channels + channel;
                int darkened = (values[at] & 0xFF) * (0xFF - edge) / 0xFF;
                values[at] = (byte) (darkened + (0xFF - darkened) * letter / 0xFF);
            }
        }
    }
}

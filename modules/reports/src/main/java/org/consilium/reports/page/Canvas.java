package org.consilium.reports.page;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.consilium.reports.page.Typefaces.Run;

/** A4 pages filled from top to bottom, in points; a line that does not fit begins the next page. */
final class Canvas implements AutoCloseable {

    static final float WIDTH = PDRectangle.A4.getWidth();
    static final float HEIGHT = PDRectangle.A4.getHeight();
    static final float MARGIN = 54;
    static final float INNER_WIDTH = WIDTH - 2 * MARGIN;
    private static final float TOP_OF_NEXT_PAGES = HEIGHT - 84;
    private static final float BOTTOM = 66;
    private static final float STROKE_OF_BOLD = 0.028f;

    private final PDDocument document;
    private final Typefaces typefaces;
    private final List<PDPageContentStream> pages = new ArrayList<>();
    private float y;

    Canvas(PDDocument document, Typefaces typefaces) {
        this.document = document;
        this.typefaces = typefaces;
        addPage();
        y = HEIGHT - MARGIN;
    }

    /** Where the next line begins, counted from the bottom. */
    float y() {
        return y;
    }

    void moveTo(float newY) {
        y = newY;
    }

    void space(float points) {
        y -= points;
    }

    int pageCount() {
        return pages.size();
    }

    /** Begins a new page unless that much is left on this one. */
    void need(float points) {
        if (y - points < BOTTOM) {
            addPage();
            y = TOP_OF_NEXT_PAGES;
        }
    }

    List<String> lines(String text, Style style, float width) {
        return Lines.of(text, width, part -> width(part, style));
    }

    float width(String text, Style style) {
        float width = 0;
        for (Run run : typefaces.runs(text, style.bold())) {
            width += run.width(style.size());
        }
        return width;
    }

    /** Writes text as far as it goes down, over as many pages as it needs. */
    void text(String text, Style style, float x, float width) {
        for (String line : lines(text, style, width)) {
            need(style.leading());
            y -= style.leading();
            line(pages.size() - 1, line, style, x, y + (style.leading() - style.size()) / 2 + style.size() * 0.12f);
        }
    }

    /** Writes one line whose base is at {@code baseline}, on the page with that number, from 0. */
    void line(int page, String text, Style style, float x, float baseline) {
        drawing(() -> {
            PDPageContentStream content = pages.get(page);
            content.beginText();
            content.setNonStrokingColor(style.colour());
            content.setStrokingColor(style.colour());
            content.newLineAtOffset(x, baseline);
            for (Run run : typefaces.runs(Lines.clean(text), style.bold())) {
                content.setRenderingMode(run.emboldened() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
                content.setLineWidth(style.size() * STROKE_OF_BOLD);
                content.setFont(run.font(), style.size());
                content.showText(run.text());
            }
            content.setRenderingMode(RenderingMode.FILL);
            content.endText();
        });
    }

    /** Writes one line that ends at {@code right}. */
    void lineTo(int page, String text, Style style, float right, float baseline) {
        line(page, text, style, right - width(Lines.clean(text), style), baseline);
    }

    /** A filled rectangle on the current page. */
    void box(float x, float bottom, float width, float height, Color colour) {
        boxOn(pages.size() - 1, x, bottom, width, height, colour);
    }

    void boxOn(int page, float x, float bottom, float width, float height, Color colour) {
        drawing(() -> {
            PDPageContentStream content = pages.get(page);
            content.setNonStrokingColor(colour);
            content.addRect(x, bottom, width, height);
            content.fill();
        });
    }

    private void addPage() {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        drawing(() -> pages.add(new PDPageContentStream(document, page)));
    }

    @Override
    public void close() {
        for (PDPageContentStream page : pages) {
            drawing(page::close);
        }
    }

    private static void drawing(Drawing drawing) {
        try {
            drawing.draw();
        } catch (IOException e) {
            throw new UncheckedIOException("writing a page", e);
        }
    }

    @FunctionalInterface
    private interface Drawing {
        void draw() throws IOException;
    }
}

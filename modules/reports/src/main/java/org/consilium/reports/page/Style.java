package org.consilium.reports.page;

import java.awt.Color;

/**
 * How a text looks.
 *
 * @param size of the font in points
 * @param leading distance of base lines in points
 */
record Style(float size, float leading, boolean bold, Color colour) {

    static final Color INK = new Color(0x1B, 0x25, 0x30);
    static final Color QUIET = new Color(0x5F, 0x6B, 0x7A);
    static final Color ACCENT = new Color(0x0B, 0x5C, 0x7D);
    static final Color PALE = new Color(0xF1, 0xF6, 0xF8);
    static final Color LINE = new Color(0xC9, 0xD5, 0xDC);

    static final Style TITLE = new Style(19, 24, true, INK);
    static final Style OVERLINE = new Style(8, 11, true, ACCENT);
    static final Style INSTITUTION = new Style(10, 13, true, INK);
    static final Style HEADING = new Style(11, 15, true, ACCENT);
    static final Style LABEL = new Style(7.5f, 10, false, QUIET);
    static final Style VALUE = new Style(9.5f, 12.5f, false, INK);
    static final Style NAME = new Style(11.5f, 15, true, INK);
    static final Style BODY = new Style(10.5f, 15.5f, false, INK);
    static final Style STRONG = new Style(10.5f, 15.5f, true, INK);
    static final Style SMALL = new Style(8, 11, false, QUIET);
}

package org.consilium.imaging.render.jpeg;

import java.io.ByteArrayOutputStream;

/** The segments before the scan (T.81 B.2; JFIF 1.02). */
final class JpegMarkers {

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APPLICATION_0 = 0xE0;
    private static final int QUANTIZATION = 0xDB;
    private static final int BASELINE_FRAME = 0xC0;
    private static final int HUFFMAN = 0xC4;
    private static final int SCAN = 0xDA;

    /** The name, version 1.2, no unit, pixels as high as wide, no thumbnail. */
    private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0};

    private final ByteArrayOutputStream to;

    JpegMarkers(ByteArrayOutputStream to) {
        this.to = to;
        marker(START_OF_IMAGE);
        segment(APPLICATION_0, JFIF.length);
        to.writeBytes(JFIF);
    }

    void quantization(int id, Quantization quantization) {
        segment(QUANTIZATION, 65);
        to.write(id);
        var steps = new byte[64];
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 8; column++) {
                steps[ZigZag.place(row, column)] = (byte) quantization.step(row, column);
            }
        }
        to.writeBytes(steps);
    }

    void huffman(HuffmanCode code) {
        var table = code.table();
        segment(HUFFMAN, 1 + table.length);
        to.write(code.id());
        to.writeBytes(table);
    }

    /** @param components 1 for grey; 3 for a luminance of twice the size of two chrominances */
    void frame(int columns, int rows, int components) {
        segment(BASELINE_FRAME, 6 + 3 * components);
        to.write(8);
        word(rows);
        word(columns);
        to.write(components);
        for (int component = 0; component < components; component++) {
            to.write(component + 1);
            to.write(component == 0 && components > 1 ? 0x22 : 0x11);
            to.write(Math.min(component, 1));
        }
    }

    void scan(int components) {
        segment(SCAN, 4 + 2 * components);
        to.write(components);
        for (int component = 0; component < components; component++) {
            to.write(component + 1);
            to.write(component == 0 ? 0x00 : 0x11);
        }
        to.write(0);
        to.write(63);
        to.write(0);
    }

    void end() {
        marker(END_OF_IMAGE);
    }

    private void segment(int marker, int contentLength) {
        marker(marker);
        word(contentLength + 2);
    }

    private void marker(int marker) {
        to.write(0xFF);
        to.write(marker);
    }

    private void word(int value) {
        to.write(value >>> 8);
        to.write(value);
    }
}

package org.consilium.imaging.render.jpeg;

/** The scan of a picture of one component. */
final class GreyScan {

    private GreyScan() {}

    static void write(int columns, int rows, byte[] values, Quantization quantization, EntropyBits to) {
        var blocks = new BlockRow((columns + 7) / 8 * 8, quantization);
        var coder = new ComponentCoder(HuffmanCode.LUMINANCE_DC, HuffmanCode.LUMINANCE_AC);
        for (int top = 0; top < rows; top += 8) {
            int lines = Math.min(8, rows - top);
            for (int row = 0; row < lines; row++) {
                shift(values, (top + row) * columns, columns, blocks.line(row));
                BlockRow.repeatAfter(blocks.line(row), columns);
            }
            blocks.repeatFrom(lines);
            blocks.transform();
            for (int block = 0; block * 8 < blocks.width; block++) {
                coder.write(blocks, block, to);
            }
        }
    }

    private static void shift(byte[] values, int from, int count, float[] line) {
        for (int at = 0; at < count; at++) {
            line[at] = (values[from + at] & 0xFF) - 128;
        }
    }
}

package org.consilium.imaging.render.jpeg;

/**
 * The scan of a picture of red, green and blue, as luminance and two chrominances (JFIF 1.02, after ITU-R BT.601) of which one
 * sample stands for four pixels. Units of 16 by 16 pixels: four blocks of luminance, one of each chrominance.
 */
final class ColourScan {

    private static final int UNIT = 16;

    private final int columns;
    private final int rows;
    private final byte[] values;
    private final BlockRow upper;
    private final BlockRow lower;
    private final BlockRow blue;
    private final BlockRow red;

    /** Of two lines of pixels, which become one of chrominance. */
    private final float[][] blues;

    private final float[][] reds;

    private ColourScan(int columns, int rows, byte[] values, Quantization luminance, Quantization chrominance) {
        int width = (columns + UNIT - 1) / UNIT * UNIT;
        this.columns = columns;
        this.rows = rows;
        this.values = values;
        this.upper = new BlockRow(width, luminance);
        this.lower = new BlockRow(width, luminance);
        this.blue = new BlockRow(width / 2, chrominance);
        this.red = new BlockRow(width / 2, chrominance);
        this.blues = new float[2][width];
        this.reds = new float[2][width];
    }

    static void write(
            int columns, int rows, byte[] values, Quantization luminance, Quantization chrominance, EntropyBits to) {
        new ColourScan(columns, rows, values, luminance, chrominance).write(to);
    }

    private void write(EntropyBits to) {
        var luminance = new ComponentCoder(HuffmanCode.LUMINANCE_DC, HuffmanCode.LUMINANCE_AC);
        var bluish = new ComponentCoder(HuffmanCode.CHROMINANCE_DC, HuffmanCode.CHROMINANCE_AC);
        var reddish = new ComponentCoder(HuffmanCode.CHROMINANCE_DC, HuffmanCode.CHROMINANCE_AC);
        for (int top = 0; top < rows; top += UNIT) {
            read(top);
            upper.transform();
            lower.transform();
            blue.transform();
            red.transform();
            for (int unit = 0; unit * 8 < blue.width; unit++) {
                luminance.write(upper, 2 * unit, to);
                luminance.write(upper, 2 * unit + 1, to);
                luminance.write(lower, 2 * unit, to);
                luminance.write(lower, 2 * unit + 1, to);
                bluish.write(blue, unit, to);
                reddish.write(red, unit, to);
            }
        }
    }

    /** Below the picture its last line is repeated. */
    private void read(int top) {
        for (int row = 0; row < UNIT; row++) {
            var luminance = (row < 8 ? upper : lower).line(row % 8);
            int from = Math.min(top + row, rows - 1) * columns * 3;
            convert(from, luminance, blues[row % 2], reds[row % 2]);
            if (row % 2 == 1) {
                halve(blues[0], blues[1], blue.line(row / 2));
                halve(reds[0], reds[1], red.line(row / 2));
            }
        }
    }

    private void convert(int from, float[] luminance, float[] blueness, float[] redness) {
        for (int at = 0; at < columns; at++) {
            float r = values[from + 3 * at] & 0xFF;
            float g = values[from + 3 * at + 1] & 0xFF;
            float b = values[from + 3 * at + 2] & 0xFF;
            luminance[at] = 0.299f * r + 0.587f * g + 0.114f * b - 128;
            blueness[at] = -0.168736f * r - 0.331264f * g + 0.5f * b;
            redness[at] = 0.5f * r - 0.418688f * g - 0.081312f * b;
        }
        BlockRow.repeatAfter(luminance, columns);
        BlockRow.repeatAfter(blueness, columns);
        BlockRow.repeatAfter(redness, columns);
    }

    private static void halve(float[] one, float[] other, float[] halved) {
        for (int at = 0; at < halved.length; at++) {
            halved[at] = (one[2 * at] + one[2 * at + 1] + other[2 * at] + other[2 * at + 1]) / 4;
        }
    }
}

package org.consilium.imaging.render.jpeg;

import java.util.Arrays;

/** One row of blocks of one component, as wide as the picture: samples in, quantized coefficients out. */
final class BlockRow {

    /** Added before a number is cut to an integer, so that all are positive and halves round up. */
    private static final int LIFT = 1 << 14;

    final int width;
    private final float[][] samples;
    private final float[][] turned;
    private final float[][] factors;
    private final int[][] quantized;

    /** @param width samples of a line, a multiple of 8 */
    BlockRow(int width, Quantization quantization) {
        this.width = width;
        this.samples = new float[8][width];
        this.turned = new float[8][width];
        this.quantized = new int[8][width];
        this.factors = new float[8][width];
        for (int column = 0; column < 8; column++) {
            for (int at = 0; at < width; at++) {
                factors[column][at] = quantization.factor(at % 8, column);
            }
        }
    }

    /** A line of samples, to be filled with -128 to 127. */
    float[] line(int row) {
        return samples[row];
    }

    /** Repeats the last line that belongs to the picture down to the end of the blocks. */
    void repeatFrom(int rows) {
        for (int row = rows; row < 8; row++) {
            System.arraycopy(samples[rows - 1], 0, samples[row], 0, width);
        }
    }

    /** Repeats the last sample that belongs to the picture to the end of a line. */
    static void repeatAfter(float[] line, int columns) {
        Arrays.fill(line, columns, line.length, line[columns - 1]);
    }

    /** Computes the coefficients of all blocks. The samples are gone then. */
    void transform() {
        ForwardDct.transform(samples);
        turn();
        ForwardDct.transform(turned);
        for (int column = 0; column < 8; column++) {
            quantize(turned[column], factors[column], quantized[column]);
        }
    }

    /** Turns every block about its diagonal: what the second transformation takes together then lies in lines too. */
    private void turn() {
        for (int row = 0; row < 8; row++) {
            var line = samples[row];
            for (int column = 0; column < 8; column++) {
                var to = turned[column];
                for (int block = 0; block < width; block += 8) {
                    to[block + row] = line[block + column];
                }
            }
        }
    }

    private static void quantize(float[] values, float[] factors, int[] quantized) {
        for (int at = 0; at < values.length; at++) {
            quantized[at] = (int) (values[at] * factors[at] + (LIFT + 0.5f)) - LIFT;
        }
    }

    /** The coefficients of one horizontal frequency; vertical frequency r of block b lies at {@code 8 * b + r}. */
    int[] coefficients(int column) {
        return quantized[column];
    }
}

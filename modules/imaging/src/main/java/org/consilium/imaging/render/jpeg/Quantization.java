package org.consilium.imaging.render.jpeg;

import javax.imageio.plugins.jpeg.JPEGQTable;

/** How coarsely each coefficient is kept: a table of T.81 Annex K.1, scaled by a quality as every JPEG library does. */
final class Quantization {

    private final int[] steps;

    private Quantization(JPEGQTable table, int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        this.steps = table.getTable();
        for (int at = 0; at < steps.length; at++) {
            steps[at] = Math.clamp((steps[at] * percent + 50) / 100, 1, 255);
        }
    }

    /** @param quality 1 to 100 */
    static Quantization luminance(int quality) {
        return new Quantization(JPEGQTable.K1Luminance, quality);
    }

    /** @param quality 1 to 100 */
    static Quantization chrominance(int quality) {
        return new Quantization(JPEGQTable.K2Chrominance, quality);
    }

    /** The step of a coefficient: row is the vertical frequency, column the horizontal one. */
    int step(int row, int column) {
        return steps[row * 8 + column];
    }

    /** What a transformed value of {@link ForwardDct} is multiplied with. */
    float factor(int row, int column) {
        return (float) (1 / (step(row, column) * ForwardDct.SCALES[row] * ForwardDct.SCALES[column]));
    }
}

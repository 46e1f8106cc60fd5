package org.consilium.imaging.render.jpeg;

/**
 * The forward cosine transformation of eight samples after Arai, Agui and Nakajima: 5 multiplications, and results that are
 * {@link #SCALES} times too large, which quantization takes back.
 */
final class ForwardDct {

    /** What the coefficient of each frequency is multiplied with, beside the 1 / sqrt(8) of the transformation itself. */
    static final double[] SCALES = new double[8];

    static {
        SCALES[0] = Math.sqrt(8);
        for (int frequency = 1; frequency < 8; frequency++) {
            SCALES[frequency] = Math.sqrt(8) * Math.sqrt(2) * Math.cos(frequency * Math.PI / 16);
        }
    }

    private static final float COS_4 = (float) Math.cos(4 * Math.PI / 16);
    private static final float COS_6 = (float) Math.cos(6 * Math.PI / 16);
    private static final float DIFFERENCE = (float) (Math.cos(2 * Math.PI / 16) - Math.cos(6 * Math.PI / 16));
    private static final float SUM = (float) (Math.cos(2 * Math.PI / 16) + Math.cos(6 * Math.PI / 16));

    private ForwardDct() {}

    /**
     * Transforms in place as many groups of eight as the lines are long: a group is what lies at the same place of all lines.
     *
     * @param lines eight of the same length; afterwards line k has the coefficients of frequency k
     */
    static void transform(float[][] lines) {
        transform(lines[0], lines[1], lines[2], lines[3], lines[4], lines[5], lines[6], lines[7]);
    }

    /** In variables of their own, so that no line is looked up again for each of its samples. */
    private static void transform(
            float[] line0,
            float[] line1,
            float[] line2,
            float[] line3,
            float[] line4,
            float[] line5,
            float[] line6,
            float[] line7) {
        for (int at = 0; at < line0.length; at++) {
            float sum07 = line0[at] + line7[at];
            float sum16 = line1[at] + line6[at];
            float sum25 = line2[at] + line5[at];
            float sum34 = line3[at] + line4[at];
            float left07 = line0[at] - line7[at];
            float left16 = line1[at] - line6[at];
            float left25 = line2[at] - line5[at];
            float left34 = line3[at] - line4[at];

            float outer = sum07 + sum34;
            float inner = sum16 + sum25;
            float outerLeft = sum07 - sum34;
            float turned = (sum16 - sum25 + outerLeft) * COS_4;

            float low = left34 + left25;
            float middle = (left25 + left16) * COS_4;
            float high = left16 + left07;
            float common = (low - high) * COS_6;
            float lowTurned = DIFFERENCE * low + common;
            float highTurned = SUM * high + common;
            float plus = left07 + middle;
            float minus = left07 - middle;

            line0[at] = outer + inner;
            line1[at] = plus + highTurned;
            line2[at] = outerLeft + turned;
            line3[at] = minus - lowTurned;
            line4[at] = outer - inner;
            line5[at] = minus + lowTurned;
            line6[at] = outerLeft - turned;
            line7[at] = plus - highTurned;
        }
    }
}

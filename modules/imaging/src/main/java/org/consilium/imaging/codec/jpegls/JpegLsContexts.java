package org.consilium.imaging.codec.jpegls;

import java.util.Arrays;

/** The adaptive statistics of a JPEG-LS scan and the decoding of single errors with them (T.87 A.4 to A.7). */
final class JpegLsContexts {

    private static final int REGULAR = 365;
    private static final int CORRECTION_MIN = -128;
    private static final int CORRECTION_MAX = 127;

    final JpegLsPreset preset;
    final JpegLsBits bits;
    private final int range;
    private final int step;
    private final int limit;
    private final int errorBits;
    private final int[] magnitude = new int[REGULAR + 2];
    private final int[] bias = new int[REGULAR];
    private final int[] correction = new int[REGULAR];
    private final int[] count = new int[REGULAR + 2];
    private final int[] negative = new int[2];

    JpegLsContexts(JpegLsPreset preset, JpegLsBits bits) {
        this.preset = preset;
        this.bits = bits;
        range = preset.range();
        step = 2 * preset.near() + 1;
        limit = preset.limit();
        errorBits = preset.errorBits();
        Arrays.fill(magnitude, Math.max(2, (range + 32) / 64));
        Arrays.fill(count, 1);
    }

    /** Region of a gradient, -4 to 4 (A.3.3). */
    int region(int gradient) {
        int size = Math.abs(gradient);
        int region;
        if (size <= preset.near()) {
            region = 0;
        } else if (size < preset.t1()) {
            region = 1;
        } else if (size < preset.t2()) {
            region = 2;
        } else {
            region = size < preset.t3() ? 3 : 4;
        }
        return gradient < 0 ? -region : region;
    }

    /**
     * Decodes a sample in regular mode.
     *
     * @param context signed context number, not 0
     * @param predicted median prediction
     */
    int regular(int context, int predicted) {
        int sign = context < 0 ? -1 : 1;
        int q = Math.abs(context);
        int prediction = clamp(predicted + sign * correction[q]);
        int k = parameter(magnitude[q], count[q]);
        int mapped = golomb(k, limit);
        boolean flipped = preset.near() == 0 && k == 0 && 2 * bias[q] <= -count[q];
        int error = (mapped & 1) == 0 ? mapped >> 1 : -(mapped + 1 >> 1);
        if (flipped) {
            error = -error - 1;
        }
        updateRegular(q, error);
        return reconstruct(prediction, sign * error);
    }

    private void updateRegular(int q, int error) {
        bias[q] += error * step;
        magnitude[q] += Math.abs(error);
        if (count[q] == preset.reset()) {
            magnitude[q] >>= 1;
            bias[q] >>= 1;
            count[q] >>= 1;
        }
        count[q]++;
        if (bias[q] <= -count[q]) {
            bias[q] = Math.max(bias[q] + count[q], 1 - count[q]);
            correction[q] = Math.max(correction[q] - 1, CORRECTION_MIN);
        } else if (bias[q] > 0) {
            bias[q] = Math.min(bias[q] - count[q], 0);
            correction[q] = Math.min(correction[q] + 1, CORRECTION_MAX);
        }
    }

    /**
     * Decodes the sample that interrupts a run (A.7.2).
     *
     * @param type 1 when left and above are alike, else 0
     * @param runBits the bits that the run length spent: J[RUNindex]
     */
    int interruption(int type, int left, int above, int runBits) {
        int q = REGULAR + type;
        int size = type == 0 ? magnitude[q] : magnitude[q] + (count[q] >> 1);
        int k = parameter(size, count[q]);
        int mapped = golomb(k, limit - runBits - 1);
        int value = mapped + type;
        boolean odd = (value & 1) == 1;
        int absolute = value + 1 >> 1;
        boolean negated = (k != 0 || 2 * negative[type] >= count[q]) == odd;
        int error = negated ? -absolute : absolute;
        if (error < 0) {
            negative[type]++;
        }
        magnitude[q] += mapped + 1 - type >> 1;
        if (count[q] == preset.reset()) {
            magnitude[q] >>= 1;
            count[q] >>= 1;
            negative[type] >>= 1;
        }
        count[q]++;
        int sign = type == 0 && left > above ? -1 : 1;
        return reconstruct(type == 1 ? left : above, sign * error);
    }

    private int golomb(int k, int longest) {
        int escape = longest - errorBits - 1;
        int high = bits.zeros(escape);
        return high < escape ? high << k | bits.bits(k) : bits.bits(errorBits) + 1;
    }

    private static int parameter(int size, int seen) {
        int k = 0;
        while (seen << k < size && k < 24) {
            k++;
        }
        return k;
    }

    private int reconstruct(int prediction, int error) {
        int value = prediction + error * step;
        if (value < -preset.near()) {
            value += range * step;
        } else if (value > preset.maximum() + preset.near()) {
            value -= range * step;
        }
        return clamp(value);
    }

    private int clamp(int value) {
        return Math.clamp(value, 0, preset.maximum());
    }
}

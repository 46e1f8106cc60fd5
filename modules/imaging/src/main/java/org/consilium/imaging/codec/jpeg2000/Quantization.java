package org.consilium.imaging.codec.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/**
 * How the coefficients of one component were quantized: QCD and QCC (A.6.4, A.6.5).
 *
 * @param steps exponent in the high five, mantissa in the low eleven bits, one for each sub-band; only the first when derived
 */
record Quantization(boolean derived, int guardBits, List<Integer> steps) {

    private static final int MANTISSA_BITS = 11;
    private static final int BANDS_MAX = 97;

    static Quantization read(Segment segment) {
        int head = segment.u8();
        int style = head & 0x1F;
        if (style > 2) {
            throw Segment.corrupt("JPEG 2000 coding parameters out of range");
        }
        List<Integer> steps = new ArrayList<>();
        while (segment.remaining() > 0 && steps.size() < BANDS_MAX) {
            steps.add(style == 0 ? segment.u8() >> 3 << MANTISSA_BITS : segment.u16());
        }
        return new Quantization(style == 1, head >> 5, steps);
    }

    /** @param band counted from the lowest frequencies: 0, then three for each resolution */
    int exponent(int band) {
        int exponent = step(band) >> MANTISSA_BITS;
        return derived ? Math.max(0, exponent - (band == 0 ? 0 : (band - 1) / 3)) : exponent;
    }

    /**
     * The width of a quantization interval (E-3).
     *
     * @param range bits of the samples and of the gain of the band
     */
    double interval(int band, int range) {
        double mantissa = (step(band) & (1 << MANTISSA_BITS) - 1) / (double) (1 << MANTISSA_BITS);
        return Math.scalb(1 + mantissa, range - exponent(band));
    }

    private int step(int band) {
        int index = derived ? 0 : band;
        if (index >= steps.size()) {
            throw Segment.corrupt("a JPEG 2000 sub-band has no quantization");
        }
        return steps.get(index);
    }
}

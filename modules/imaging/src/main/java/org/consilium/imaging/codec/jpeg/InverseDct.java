package org.consilium.imaging.codec.jpeg;

/**
 * The inverse discrete cosine transform of a block (A.3.3) in integers: the factorization of Loeffler, Ligtenberg and
 * Moschytz with 13 fraction bits, rows after columns, the arithmetic that most readers of DICOM use, so that results agree to the
 * bit.
 */
final class InverseDct {

    private static final int FRACTION = 13;
    private static final int C0_298 = fixed(0.298631336);
    private static final int C0_390 = fixed(0.390180644);
    private static final int C0_541 = fixed(0.541196100);
    private static final int C0_765 = fixed(0.765366865);
    private static final int C0_899 = fixed(0.899976223);
    private static final int C1_175 = fixed(1.175875602);
    private static final int C1_501 = fixed(1.501321110);
    private static final int C1_847 = fixed(1.847759065);
    private static final int C1_961 = fixed(1.961570560);
    private static final int C2_053 = fixed(2.053119869);
    private static final int C2_562 = fixed(2.562915447);
    private static final int C3_072 = fixed(3.072711026);

    private final int[] quantization;
    private final int extraBits;
    private final int centre;
    private final int highest;
    private final int[] work = new int[DctComponent.BLOCK_SAMPLES];

    InverseDct(int[] quantization, int precision) {
        this.quantization = quantization;
        extraBits = precision <= Byte.SIZE ? 2 : 1;
        centre = 1 << precision - 1;
        highest = (1 << precision) - 1;
    }

    /** Dequantizes and transforms one block into samples. */
    void transform(short[] coefficients, int at, int[] samples) {
        for (int i = 0; i < work.length; i++) {
            work[i] = coefficients[at + i] * quantization[i];
        }
        for (int column = 0; column < DctComponent.BLOCK; column++) {
            line(work, column, DctComponent.BLOCK, FRACTION - extraBits);
        }
        for (int row = 0; row < work.length; row += DctComponent.BLOCK) {
            line(work, row, 1, FRACTION + extraBits + 3);
        }
        for (int i = 0; i < work.length; i++) {
            samples[i] = Math.clamp(work[i] + centre, 0, highest);
        }
    }

    private static void line(int[] v, int at, int step, int shift) {
        int z2 = v[at + 2 * step];
        int z3 = v[at + 6 * step];
        int z1 = (z2 + z3) * C0_541;
        int even2 = z1 - z3 * C1_847;
        int even3 = z1 + z2 * C0_765;
        int even0 = v[at] + v[at + 4 * step] << FRACTION;
        int even1 = v[at] - v[at + 4 * step] << FRACTION;
        int sum0 = even0 + even3;
        int sum3 = even0 - even3;
        int sum1 = even1 + even2;
        int sum2 = even1 - even2;

        int odd0 = v[at + 7 * step];
        int odd1 = v[at + 5 * step];
        int odd2 = v[at + 3 * step];
        int odd3 = v[at + step];
        int q3 = odd0 + odd2;
        int q4 = odd1 + odd3;
        int q5 = (q3 + q4) * C1_175;
        int p1 = -(odd0 + odd3) * C0_899;
        int p2 = -(odd1 + odd2) * C2_562;
        int p3 = q5 - q3 * C1_961;
        int p4 = q5 - q4 * C0_390;
        odd0 = odd0 * C0_298 + p1 + p3;
        odd1 = odd1 * C2_053 + p2 + p4;
        odd2 = odd2 * C3_072 + p2 + p3;
        odd3 = odd3 * C1_501 + p1 + p4;

        int half = 1 << shift - 1;
        v[at] = sum0 + odd3 + half >> shift;
        v[at + 7 * step] = sum0 - odd3 + half >> shift;
        v[at + step] = sum1 + odd2 + half >> shift;
        v[at + 6 * step] = sum1 - odd2 + half >> shift;
        v[at + 2 * step] = sum2 + odd1 + half >> shift;
        v[at + 5 * step] = sum2 - odd1 + half >> shift;
        v[at + 3 * step] = sum3 + odd0 + half >> shift;
        v[at + 4 * step] = sum3 - odd0 + half >> shift;
    }

    private static int fixed(double factor) {
        return (int) Math.round(factor * (1 << FRACTION));
    }
}

package org.consilium.imaging.codec.jpegls;

import org.consilium.imaging.codec.jpeg.JpegMarkers;

/**
 * Coding parameters of JPEG-LS (T.87 C.2.4.1.1); zero means "the default".
 *
 * @param maximum MAXVAL, largest sample value
 * @param t1 first gradient threshold
 * @param reset counts after which the statistics are halved
 * @param near largest error of near-lossless coding, 0 for lossless
 */
record JpegLsPreset(int maximum, int t1, int t2, int t3, int reset, int near) {

    static final JpegLsPreset DEFAULT = new JpegLsPreset(0, 0, 0, 0, 0, 0);

    private static final int RESET = 64;

    /** With the defaults of T.87 C.2.4.1.1.1 filled in for a precision in bits. */
    JpegLsPreset completed(int precision, int nearOfScan) {
        int max = maximum > 0 ? maximum : (1 << precision) - 1;
        if (max >= 1 << precision || nearOfScan > Math.min(255, max / 2)) {
            throw JpegMarkers.corrupt("JPEG-LS parameters out of range");
        }
        int first = t1 > 0 ? t1 : threshold(3, 2, 3, max, nearOfScan, nearOfScan + 1);
        int second = t2 > 0 ? t2 : threshold(7, 3, 5, max, nearOfScan, first);
        int third = t3 > 0 ? t3 : threshold(21, 4, 7, max, nearOfScan, second);
        return new JpegLsPreset(max, first, second, third, reset > 0 ? reset : RESET, nearOfScan);
    }

    private static int threshold(int basic, int least, int step, int max, int near, int floor) {
        int value;
        if (max >= 128) {
            int factor = (Math.min(max, 4095) + 128) / 256;
            value = factor * (basic - least) + least + step * near;
        } else {
            int factor = 256 / (max + 1);
            value = Math.max(least, basic / factor + step * near);
        }
        return value > max || value < floor ? floor : value;
    }

    /** RANGE: how many different (quantized) prediction errors exist. */
    int range() {
        return near == 0 ? maximum + 1 : (maximum + 2 * near) / (2 * near + 1) + 1;
    }

    /** Bits of an escaped error (qbpp). */
    int errorBits() {
        return ceilLog2(range());
    }

    /** LIMIT: longest code word in bits. */
    int limit() {
        int bits = Math.max(2, ceilLog2(maximum + 1));
        return 2 * (bits + Math.max(8, bits));
    }

    private static int ceilLog2(int value) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(value - 1);
    }
}

package org.consilium.imaging.codec.jpeg2000;

import org.consilium.imaging.codec.Deadline;

/** The 9-7 filter (F.3.8.1, table F.4). */
final class IrreversibleWavelet extends Wavelet<float[]> {

    private static final float ALPHA = -1.586134342f;
    private static final float BETA = -0.052980118f;
    private static final float GAMMA = 0.882911075f;
    private static final float DELTA = 0.443506852f;
    private static final float K = 1.230174105f;

    IrreversibleWavelet(Deadline deadline) {
        super(deadline);
    }

    @Override
    float[] line(int length) {
        return new float[length];
    }

    @Override
    void copy(float[] from, int at, float[] to, int toAt, int count) {
        if (count == 1) {
            to[toAt] = from[at];
        } else {
            System.arraycopy(from, at, to, toAt, count);
        }
    }

    @Override
    void lift(float[] line, int length, int lanes, int parity) {
        if (length == 1) {
            for (int lane = 0; parity == 1 && lane < lanes; lane++) {
                line[lane] /= 2;
            }
            return;
        }
        scale(line, length, lanes, parity, K);
        scale(line, length, lanes, 1 - parity, 1 / K);
        step(line, length, lanes, parity, DELTA);
        step(line, length, lanes, 1 - parity, GAMMA);
        step(line, length, lanes, parity, BETA);
        step(line, length, lanes, 1 - parity, ALPHA);
    }

    private static void scale(float[] line, int length, int lanes, int from, float factor) {
        for (int i = from; i < length; i += 2) {
            for (int at = i * lanes; at < (i + 1) * lanes; at++) {
                line[at] *= factor;
            }
        }
    }

    private static void step(float[] line, int length, int lanes, int from, float factor) {
        for (int i = from; i < length; i += 2) {
            int at = i * lanes;
            int before = mirrored(i - 1, length) * lanes;
            int after = mirrored(i + 1, length) * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                line[at + lane] -= factor * (line[before + lane] + line[after + lane]);
            }
        }
    }
}

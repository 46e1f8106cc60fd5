package org.consilium.imaging.codec.jpeg2000;

import org.consilium.imaging.codec.Deadline;

/** The 5-3 filter in integers (F.3.8.2). */
final class ReversibleWavelet extends Wavelet<int[]> {

    ReversibleWavelet(Deadline deadline) {
        super(deadline);
    }

    @Override
    int[] line(int length) {
        return new int[length];
    }

    @Override
    void copy(int[] from, int at, int[] to, int toAt, int count) {
        if (count == 1) {
            to[toAt] = from[at];
        } else {
            System.arraycopy(from, at, to, toAt, count);
        }
    }

    @Override
    void lift(int[] line, int length, int lanes, int parity) {
        if (length == 1) {
            for (int lane = 0; parity == 1 && lane < lanes; lane++) {
                line[lane] >>= 1;
            }
            return;
        }
        for (int i = parity; i < length; i += 2) {
            int at = i * lanes;
            int before = mirrored(i - 1, length) * lanes;
            int after = mirrored(i + 1, length) * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                line[at + lane] -= line[before + lane] + line[after + lane] + 2 >> 2;
            }
        }
        for (int i = 1 - parity; i < length; i += 2) {
            int at = i * lanes;
            int before = mirrored(i - 1, length) * lanes;
            int after = mirrored(i + 1, length) * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                line[at + lane] += line[before + lane] + line[after + lane] >> 1;
            }
        }
    }
}

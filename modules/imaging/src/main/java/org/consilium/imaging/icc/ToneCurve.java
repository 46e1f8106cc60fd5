package org.consilium.imaging.icc;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** From device values to light, both 0 to 1: curves and parametric curves (ICC.1 10.6, 10.18). */
record ToneCurve(DoubleUnaryOperator function) {

    private static final int CURVE = 0x63757276;
    private static final int PARAMETRIC = 0x70617261;
    private static final int ENTRIES_MAX = 1 << 16;
    private static final int[] PARAMETERS = {1, 3, 4, 5, 7};

    static ToneCurve read(ProfileBytes tag) {
        int type = tag.i32(0);
        if (type == PARAMETRIC) {
            return parametric(tag);
        }
        if (type != CURVE) {
            throw ProfileBytes.notConvertible();
        }
        int count = tag.i32(8);
        if (count == 0) {
            return new ToneCurve(DoubleUnaryOperator.identity());
        }
        if (count == 1) {
            double gamma = tag.u16(12) / 256.0;
            return new ToneCurve(x -> Math.pow(x, gamma));
        }
        if (count < 0 || count > ENTRIES_MAX) {
            throw ProfileBytes.notConvertible();
        }
        double[] entries = new double[count];
        for (int i = 0; i < count; i++) {
            entries[i] = tag.u16(12 + 2 * i) / 65535.0;
        }
        return new ToneCurve(x -> interpolated(entries, x));
    }

    private static double interpolated(double[] entries, double x) {
        double position = Math.clamp(x, 0, 1) * (entries.length - 1);
        int below = Math.min((int) position, entries.length - 2);
        return entries[below] + (position - below) * (entries[below + 1] - entries[below]);
    }

    private static ToneCurve parametric(ProfileBytes tag) {
        int kind = tag.u16(8);
        if (kind >= PARAMETERS.length) {
            throw ProfileBytes.notConvertible();
        }
        double[] p = new double[PARAMETERS[kind]];
        Arrays.setAll(p, i -> tag.fixed(12 + 4 * i));
        return new ToneCurve(
                switch (kind) {
                    case 0 -> x -> Math.pow(x, p[0]);
                    case 1 -> x -> p[1] * x + p[2] >= 0 ? Math.pow(p[1] * x + p[2], p[0]) : 0;
                    case 2 -> x -> (p[1] * x + p[2] >= 0 ? Math.pow(p[1] * x + p[2], p[0]) : 0) + p[3];
                    case 3 -> x -> x >= p[4] ? Math.pow(p[1] * x + p[2], p[0]) : p[3] * x;
                    default -> x -> x >= p[4] ? Math.pow(p[1] * x + p[2], p[0]) + p[5] : p[3] * x + p[6];
                });
    }

    /** Light of each of the 256 device values. */
    double[] table() {
        double[] table = new double[256];
        Arrays.setAll(table, i -> Math.clamp(function.applyAsDouble(i / 255.0), 0, 1));
        return table;
    }
}

package org.consilium.imaging.icc;

import java.util.List;

/** From the colours of an image to those of a standard space, relative to white, by way of XYZ under D50. */
final class ColourConversion {

    private static final int STEPS = 1 << 14;

    private final double[][] light;
    private final double[] matrix;
    private final byte[] device = new byte[STEPS + 1];

    ColourConversion(MatrixProfile from, StandardSpace to) {
        light = from.curves().stream().map(ToneCurve::table).toArray(double[][]::new);
        matrix = product(inverse(to.matrix()), from.matrix());
        for (int i = 0; i <= STEPS; i++) {
            device[i] = (byte) Math.round(Math.clamp(to.device((double) i / STEPS), 0, 1) * 255);
        }
    }

    /** Red, green and blue, 8 bits each, by pixel. */
    byte[] convert(byte[] rgb) {
        byte[] converted = new byte[rgb.length];
        for (int at = 0; at < rgb.length; at += 3) {
            double red = light[0][rgb[at] & 0xFF];
            double green = light[1][rgb[at + 1] & 0xFF];
            double blue = light[2][rgb[at + 2] & 0xFF];
            for (int i = 0; i < 3; i++) {
                double amount = matrix[3 * i] * red + matrix[3 * i + 1] * green + matrix[3 * i + 2] * blue;
                converted[at + i] = device[(int) Math.round(Math.clamp(amount, 0, 1) * STEPS)];
            }
        }
        return converted;
    }

    private static double[] inverse(List<Double> m) {
        double[] cofactors = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                int a = (column + 1) % 3 * 3;
                int b = (column + 2) % 3 * 3;
                int c = (row + 1) % 3;
                int d = (row + 2) % 3;
                cofactors[3 * row + column] = m.get(a + c) * m.get(b + d) - m.get(a + d) * m.get(b + c);
            }
        }
        double determinant = m.get(0) * cofactors[0] + m.get(1) * cofactors[3] + m.get(2) * cofactors[6];
        for (int i = 0; i < cofactors.length; i++) {
            cofactors[i] /= determinant;
        }
        return cofactors;
    }

    private static double[] product(double[] left, List<Double> right) {
        double[] product = new double[9];
        for (int i = 0; i < product.length; i++) {
            for (int k = 0; k < 3; k++) {
                product[i] += left[i / 3 * 3 + k] * right.get(3 * k + i % 3);
            }
        }
        return product;
    }
}

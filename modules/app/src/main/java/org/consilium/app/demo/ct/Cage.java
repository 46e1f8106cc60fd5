package org.consilium.app.demo.ct;

/** The inner surface of the rib cage: lungs and organs lie within it. Lengths in millimetres. */
final class Cage {

    static final double HALF_WIDTH = 137;
    static final double HALF_DEPTH = 92;

    private static final double SHOULDER = 175;
    private static final double APEX = 298;

    private Cage() {}

    static double distance(double x, double y, double z) {
        double narrow = narrowing(z);
        double u = Math.abs(x) / (HALF_WIDTH * narrow);
        double v = Math.abs(y - 4) / (HALF_DEPTH * Math.sqrt(narrow));
        double length = roundness(u, v);
        return (length - 1) * HALF_DEPTH * narrow;
    }

    /** Radius of a point on a curve between an ellipse and a rectangle (exponent 2.5), 1 on the curve. */
    static double roundness(double u, double v) {
        return Math.pow(u * u * Math.sqrt(u) + v * v * Math.sqrt(v), 0.4);
    }

    /** The cage closes like a dome above the shoulder line. */
    private static double narrowing(double z) {
        double above = Math.clamp((z - SHOULDER) / (APEX - SHOULDER), 0, 0.93);
        return Math.sqrt(1 - above * above);
    }
}

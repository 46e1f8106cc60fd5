package org.consilium.app.demo.ct;

/** The two domes between chest and belly. Lengths in millimetres. */
final class Diaphragm {

    private Diaphragm() {}

    /** Height of the diaphragm above the lowest slice at a place of the body. */
    static double height(double x, double y) {
        return Math.max(dome(x + 72, y - 2, 118), dome(x - 72, y - 6, 100));
    }

    private static double dome(double dx, double dy, double top) {
        double flat = dx * dx / (82.0 * 82.0) + dy * dy / (88.0 * 88.0);
        return top - 62 * flat;
    }
}

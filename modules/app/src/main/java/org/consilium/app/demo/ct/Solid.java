package org.consilium.app.demo.ct;

/** Something with an inside. */
interface Solid {

    /** Width of the border over which two tissues share a voxel, in millimetres. */
    double BORDER = 0.9;

    /** About how far a point lies outside, in millimetres; negative inside. */
    double distance(double x, double y, double z);

    /** How much of a voxel at this distance lies inside, 0 to 1. */
    static double coverage(double distance) {
        return Math.clamp(0.5 - distance / BORDER, 0, 1);
    }

    /** The value of a voxel after this solid has been put into it. */
    static double paint(double before, double hounsfield, double distance) {
        double coverage = coverage(distance);
        return before + coverage * (hounsfield - before);
    }
}

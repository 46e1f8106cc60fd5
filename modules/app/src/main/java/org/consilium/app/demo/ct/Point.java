package org.consilium.app.demo.ct;

/**
 * A place in the patient, in millimetres (PS3.3 C.7.6.2.1.1): x grows to the left hand, y to the back, z to the head.
 */
record Point(double x, double y, double z) {

    double distance(Point other) {
        return Math.sqrt(square(x - other.x) + square(y - other.y) + square(z - other.z));
    }

    Point towards(Point other, double share) {
        return new Point(x + share * (other.x - x), y + share * (other.y - y), z + share * (other.z - z));
    }

    Point plus(double dx, double dy, double dz) {
        return new Point(x + dx, y + dy, z + dz);
    }

    static double square(double value) {
        return value * value;
    }
}

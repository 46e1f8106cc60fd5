package org.consilium.app.demo.ct;

/**
 * A solid turned about the z axis; radii in millimetres.
 *
 * @param turn radians, from x towards y
 */
record Ellipsoid(Point centre, double radiusX, double radiusY, double radiusZ, double turn) implements Solid {

    static Ellipsoid at(double x, double y, double z, double radiusX, double radiusY, double radiusZ) {
        return new Ellipsoid(new Point(x, y, z), radiusX, radiusY, radiusZ, 0);
    }

    Ellipsoid turned(double radians) {
        return new Ellipsoid(centre, radiusX, radiusY, radiusZ, radians);
    }

    @Override
    public double distance(double x, double y, double z) {
        double dx = x - centre.x();
        double dy = y - centre.y();
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double u = (dx * cos + dy * sin) / radiusX;
        double v = (dy * cos - dx * sin) / radiusY;
        double w = (z - centre.z()) / radiusZ;
        return (Math.sqrt(u * u + v * v + w * w) - 1) * Math.min(radiusX, Math.min(radiusY, radiusZ));
    }
}

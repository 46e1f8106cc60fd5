package org.consilium.app.demo.ct;

/** A round tube between two points whose radius changes evenly: a vessel, an airway. Lengths in millimetres. */
record Tube(Point from, Point to, double radiusFrom, double radiusTo) implements Solid {

    @Override
    public double distance(double x, double y, double z) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double dz = to.z() - from.z();
        double along = (x - from.x()) * dx + (y - from.y()) * dy + (z - from.z()) * dz;
        double share = Math.clamp(along / (dx * dx + dy * dy + dz * dz), 0, 1);
        double ex = from.x() + share * dx - x;
        double ey = from.y() + share * dy - y;
        double ez = from.z() + share * dz - z;
        return Math.sqrt(ex * ex + ey * ey + ez * ez) - (radiusFrom + share * (radiusTo - radiusFrom));
    }

    boolean crosses(double z, double margin) {
        double radius = Math.max(radiusFrom, radiusTo) + margin;
        return Math.min(from.z(), to.z()) - radius <= z && z <= Math.max(from.z(), to.z()) + radius;
    }
}

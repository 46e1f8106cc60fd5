package org.consilium.app.demo.ct;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.consilium.app.demo.material.Noise;

/** Both lungs with their vessels. Lengths in millimetres. */
final class Lungs {

    static final double PARENCHYMA = -862;
    static final double VESSEL = 38;

    /** Dependent lung, the back of a lying patient, is denser: change per millimetre from front to back. */
    private static final double GRADIENT = 0.55;

    private static final double PLEURA = 3;

    private final Noise noise;
    private final List<Tube> vessels;

    Lungs(Noise noise) {
        this.noise = noise;
        var random = new Random(noise.seed());
        var right = VesselTree.grow(random, new Point(-38, 12, 168), rightLobes(), 6.2);
        var left = VesselTree.grow(random, new Point(40, 14, 172), leftLobes(), 6.0);
        this.vessels = Stream.concat(right.stream(), left.stream()).toList();
    }

    private static List<Point> rightLobes() {
        return List.of(
                new Point(-78, 5, 262),
                new Point(-85, -45, 235),
                new Point(-100, 40, 215),
                new Point(-85, -60, 150),
                new Point(-112, 5, 165),
                new Point(-80, 60, 115),
                new Point(-108, 40, 120));
    }

    private static List<Point> leftLobes() {
        return List.of(
                new Point(76, 5, 262),
                new Point(88, -45, 232),
                new Point(104, 35, 215),
                new Point(98, -52, 160),
                new Point(82, 62, 110),
                new Point(112, 38, 115));
    }

    double paint(double before, double x, double y, double z, double cage) {
        double outside = distance(x, y, z, cage);
        if (outside > Solid.BORDER) {
            return before;
        }
        double cloud = 22 * noise.smooth(x / 6, y / 6, z / 6) + 14 * noise.smooth(x / 2.2, y / 2.2, z / 4);
        return Solid.paint(before, PARENCHYMA + GRADIENT * y + cloud, outside);
    }

    /** How far a point lies outside the lungs. */
    double distance(double x, double y, double z, double cage) {
        double wall = cage + PLEURA;
        double middle = Mediastinum.halfWidth(y, z) - Math.abs(x);
        double floor = (Diaphragm.height(x, y) - z) * 0.6;
        return Math.max(wall, Math.max(middle, floor));
    }

    /** The vessels that a slice meets. */
    List<Tube> vesselsAt(double z) {
        return vessels.stream()
                .filter(vessel -> vessel.crosses(z, Solid.BORDER))
                .toList();
    }
}

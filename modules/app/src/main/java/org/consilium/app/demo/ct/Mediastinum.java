package org.consilium.app.demo.ct;

import java.util.List;
import org.consilium.app.demo.material.Noise;

/** Heart, great vessels, windpipe and gullet, without contrast medium. Lengths in millimetres. */
final class Mediastinum {

    static final double BLOOD = 43;
    static final double HEART_MUSCLE = 50;
    static final double AIRWAY = -985;
    static final double AIRWAY_WALL = 20;

    private static final Ellipsoid HEART =
            Ellipsoid.at(24, -30, 122, 66, 50, 52).turned(0.55);
    private static final List<Ellipsoid> CHAMBERS = List.of(
            Ellipsoid.at(44, -22, 112, 30, 19, 30).turned(0.6),
            Ellipsoid.at(14, -50, 116, 34, 17, 30).turned(0.35),
            Ellipsoid.at(-20, -22, 130, 20, 26, 28),
            Ellipsoid.at(14, 6, 142, 28, 18, 22));

    private static final List<Tube> VESSELS = List.of(
            tube(-12, -30, 140, -16, -32, 205, 15.5, 15),
            tube(-16, -32, 205, 4, -2, 222, 15, 14),
            tube(4, -2, 222, 24, 36, 208, 14, 12.5),
            tube(24, 36, 208, 22, 46, 120, 12.5, 11.5),
            tube(22, 46, 120, 12, 40, -10, 11.5, 10.5),
            tube(-34, -20, 138, -30, -26, 250, 10, 8.5),
            tube(14, -44, 145, 14, -20, 178, 14.5, 14),
            tube(14, -20, 178, -40, 10, 170, 12, 8.5),
            tube(14, -20, 178, 42, 14, 174, 12, 8.5),
            tube(-10, -22, 228, -22, -16, 300, 6, 6),
            tube(4, -6, 232, 10, -14, 300, 4.5, 4.5),
            tube(14, 12, 230, 26, 2, 300, 5, 5),
            tube(-24, 20, -10, -24, 4, 122, 11, 12));

    private static final List<Tube> AIRWAYS = List.of(
            tube(0, 8, 310, 0, 16, 188, 8.5, 8.5),
            tube(0, 16, 188, -44, 22, 160, 7.2, 5),
            tube(0, 16, 188, 46, 24, 164, 6.6, 4.6),
            tube(-30, 20, 169, -62, 14, 186, 4.2, 2.6),
            tube(-44, 22, 160, -62, 36, 128, 4.6, 2.6),
            tube(46, 24, 164, 64, 36, 132, 4.2, 2.4),
            tube(40, 22, 168, 66, 8, 186, 4, 2.4));

    private static final Tube GULLET = tube(6, 36, 310, 10, 34, -10, 7.5, 8);

    private final Noise noise;
    private final double z;
    private final List<Tube> vessels;
    private final List<Tube> airways;

    /** @param z height of the one slice it paints */
    Mediastinum(Noise noise, double z) {
        this.noise = noise;
        this.z = z;
        this.vessels = VESSELS.stream().filter(tube -> tube.crosses(z, 2)).toList();
        this.airways = AIRWAYS.stream().filter(tube -> tube.crosses(z, 4)).toList();
    }

    /** Half the width of what lies between the lungs. */
    static double halfWidth(double y, double z) {
        double level = 30 - 10 * ChestWall.smoothStep((z - 225) / 40);
        return Math.max(13, level - 0.0042 * (y + 2) * (y + 2));
    }

    double paint(double before, double x, double y) {
        double value = before;
        double heart = HEART.distance(x, y, z);
        if (heart < 6 && z > Diaphragm.height(x, y)) {
            value = Solid.paint(value, ChestWall.FAT + 12, heart - 5);
            value = Solid.paint(value, HEART_MUSCLE + 5 * noise.smooth(x / 4, y / 4, z / 5), heart);
            for (var chamber : CHAMBERS) {
                value = Solid.paint(value, BLOOD - 4, Math.max(chamber.distance(x, y, z), heart + 5));
            }
        }
        if (Math.abs(x) > 75) {
            return value;
        }
        for (var vessel : vessels) {
            value = Solid.paint(value, BLOOD, vessel.distance(x, y, z));
        }
        value = Solid.paint(value, 34, GULLET.distance(x, y, z));
        for (var airway : airways) {
            value = Solid.paint(value, AIRWAY_WALL, airway.distance(x, y, z) - 1.6);
        }
        for (var airway : airways) {
            value = Solid.paint(value, AIRWAY, airway.distance(x, y, z));
        }
        return value;
    }

    private static Tube tube(
            double x, double y, double z, double toX, double toY, double toZ, double radius, double toRadius) {
        return new Tube(new Point(x, y, z), new Point(toX, toY, toZ), radius, toRadius);
    }
}

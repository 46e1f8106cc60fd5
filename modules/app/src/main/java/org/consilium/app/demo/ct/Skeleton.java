package org.consilium.app.demo.ct;

import org.consilium.app.demo.material.Noise;

/** Spine, ribs, breastbone and shoulder blades: dense cortex around marrow. Lengths in millimetres. */
final class Skeleton {

    static final double CORTEX = 780;
    static final double MARROW = 210;
    static final double CARTILAGE = 95;
    static final double DISC = 85;
    static final double SPINAL_CANAL = 22;

    private static final double CORTEX_THICKNESS = 1.6;
    private static final double VERTEBRA_PITCH = 25;
    private static final double DISC_HEIGHT = 5;
    private static final double BODY_Y = 60;
    private static final double CANAL_Y = 84;
    private static final double RIB_PITCH = 25;
    private static final double RIB_DROP = 78;
    private static final double RIB_DEPTH = 4.2;
    private static final double RIB_HEIGHT = 6.8;

    private final Noise noise;

    Skeleton(Noise noise) {
        this.noise = noise;
    }

    double paint(double before, double x, double y, double z, double cage) {
        if (cage < -2) {
            return spine(before, x, y, z);
        }
        double value = ribs(before, x, y, z, cage);
        value = sternum(value, x, y, z);
        value = shoulderBlades(value, x, y, z);
        return spine(value, x, y, z);
    }

    private double spine(double before, double x, double y, double z) {
        if (Math.abs(x) > 45 || y < 35) {
            return before;
        }
        double level = Math.floorMod((long) Math.floor(z * 16), (long) (VERTEBRA_PITCH * 16)) / 16.0;
        double value = posteriorElements(before, x, y, level);
        double waist = 1 - 0.1 * Math.sin(Math.PI * level / VERTEBRA_PITCH);
        double body = (Math.hypot(x / (18 * waist), (y - BODY_Y) / (14.5 * waist)) - 1) * 14.5;
        value = level < DISC_HEIGHT
                ? Solid.paint(value, DISC + 10 * noise.smooth(x / 5, y / 5), body)
                : bone(value, body, x, y, z);
        double canal = (Math.hypot(x / 10.5, (y - CANAL_Y) / 8.5) - 1) * 8.5;
        value = Solid.paint(value, SPINAL_CANAL, canal);
        return Solid.paint(value, 38, Math.hypot(x, y - CANAL_Y) - 5);
    }

    private double posteriorElements(double before, double x, double y, double level) {
        double arch = (Math.hypot(x / 15, (y - CANAL_Y) / 13) - 1) * 13;
        double value = level > 8 && level < 21 ? bone(before, arch, x, y, level) : before;
        double spinous = Math.max(Math.abs(x) - 2.6, Math.max(93 - y, y - 108));
        value = level > 4 && level < 19 ? bone(value, spinous, x, y, level) : value;
        double transverse = Math.max(Math.abs(y - CANAL_Y + 0.2 * Math.abs(x) - 6) - 4, Math.abs(x) - 34);
        return level > 11 && level < 20 ? bone(value, transverse, x, y, level) : value;
    }

    private double ribs(double before, double x, double y, double z, double cage) {
        double radial = cage - RIB_DEPTH - 2;
        if (Math.abs(radial) > RIB_DEPTH + 2) {
            return before;
        }
        // 0 at the back, pi at the front: a rib falls on its way forward.
        double angle = Math.atan2(Math.abs(x), y);
        double height = z + RIB_DROP * (1 - Math.cos(angle)) / 2;
        double fromMiddle = Math.abs(height - RIB_PITCH * Math.round(height / RIB_PITCH));
        double rib = (Math.hypot(radial / RIB_DEPTH, fromMiddle / RIB_HEIGHT) - 1) * RIB_DEPTH;
        if (angle > 2.55) {
            return Solid.paint(before, CARTILAGE, rib);
        }
        return angle < 0.28 ? before : bone(before, rib, x, y, z);
    }

    private double sternum(double before, double x, double y, double z) {
        double front = -Cage.HALF_DEPTH - 2 + Math.max(0, (z - 150) * 0.22);
        double width = z > 215 ? 27 : 17;
        double sternum = Math.max((Math.hypot(x / width, (y - front) / 6.5) - 1) * 6.5, Math.max(95 - z, z - 258));
        return bone(before, sternum, x, y, z);
    }

    private double shoulderBlades(double before, double x, double y, double z) {
        double side = Math.abs(x);
        if (side < 55 || y < 20) {
            return before;
        }
        double along = (side - 66) * 0.76 - (y - 94) * 0.65;
        double across = Math.abs((side - 66) * 0.65 + (y - 94) * 0.76 - 5 + 0.0016 * along * along);
        double length = 54 * ChestWall.smoothStep((z - 130) / 60);
        double blade = Math.max(across - 2.6 - Math.max(0, along - 45) * 0.12, Math.max(-along, along - length));
        return bone(before, blade, x, y, z);
    }

    private double bone(double before, double distance, double x, double y, double z) {
        if (distance > Solid.BORDER) {
            return before;
        }
        double marrow = MARROW + 60 * noise.smooth(x / 1.8, y / 1.8, z / 3);
        double value = Solid.paint(before, CORTEX, distance);
        return Solid.paint(value, marrow, distance + CORTEX_THICKNESS);
    }
}

package org.consilium.app.demo.ct;

import org.consilium.app.demo.material.Noise;

/** Skin, fat and muscle around the rib cage, and the table under the patient. Lengths in millimetres. */
final class ChestWall {

    static final double AIR = -1000;
    static final double SKIN = 35;
    static final double FAT = -102;
    static final double MUSCLE = 56;

    private static final double SKIN_THICKNESS = 2;
    private static final double FAT_THICKNESS = 9;
    private static final double HALF_WIDTH = 172;
    private static final double HALF_DEPTH = 118;
    private static final double TABLE_TOP = 122;

    private final Noise noise;

    ChestWall(Noise noise) {
        this.noise = noise;
    }

    /** Everything outside the rib cage; inside it, the fat in which the organs lie. */
    double hounsfield(double x, double y, double z, double cage) {
        if (cage < -Solid.BORDER) {
            return FAT;
        }
        double body = distance(x, y, z);
        double value = table(x, y);
        if (body > Solid.BORDER) {
            return value;
        }
        value = Solid.paint(value, SKIN, body);
        double fatBelow = FAT + 8 * noise.smooth(x / 7, y / 7, z / 9);
        value = Solid.paint(value, fatBelow, body + SKIN_THICKNESS);
        double undulation = 3 * noise.smooth(x / 60, y / 60, z / 70) - 2.5 * y / HALF_DEPTH;
        double muscle = MUSCLE + 9 * streaks(x, y, z);
        value = Solid.paint(value, muscle, body + SKIN_THICKNESS + FAT_THICKNESS + undulation);
        return Solid.paint(value, FAT, cage);
    }

    private double streaks(double x, double y, double z) {
        return noise.smooth(x / 4, y / 11, z / 12);
    }

    private static double table(double x, double y) {
        double surface = TABLE_TOP - x * x / 1500;
        double depth = y - surface;
        if (Math.abs(x) > 180 || depth < 0 || depth > 14) {
            return AIR;
        }
        return depth < 1.5 || depth > 12.5 ? -180 : -930;
    }

    private static double distance(double x, double y, double z) {
        double shoulders = 1 - 0.16 * smoothStep((z - 225) / 80);
        double u = Math.abs(x) / (HALF_WIDTH * shoulders);
        double v = Math.abs(y) / (HALF_DEPTH * (1 - 0.08 * smoothStep((z - 225) / 80)));
        double length = Cage.roundness(u, v);
        return (length - 1) * HALF_DEPTH;
    }

    static double smoothStep(double t) {
        double clamped = Math.clamp(t, 0, 1);
        return clamped * clamped * (3 - 2 * clamped);
    }
}

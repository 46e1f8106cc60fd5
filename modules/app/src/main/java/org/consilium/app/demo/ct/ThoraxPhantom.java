package org.consilium.app.demo.ct;

import org.consilium.app.demo.material.Noise;

/**
 * A thorax described voxel by voxel in Hounsfield units. The same seed gives the same images, so that a test can measure
 * them; the lesion's place and size are known exactly.
 */
final class ThoraxPhantom {

    static final int SLICES = 60;
    static final int SIZE = 512;
    /** Distance of neighbouring pixels in millimetres. */
    static final double PIXEL_SPACING = 0.74;
    /** Distance of neighbouring slices, and their thickness, in millimetres. */
    static final double SLICE_SPACING = 5;

    static final double LESION_DIAMETER = 22;
    private static final double LESION_MARGIN = 5;
    static final double LESION_HOUNSFIELD = 34;
    static final Point LESION = new Point(-74, -18, 212.5);

    private static final Ellipsoid LESION_SHAPE = Ellipsoid.at(
            LESION.x(), LESION.y(), LESION.z(), LESION_DIAMETER / 2, LESION_DIAMETER / 2, LESION_DIAMETER / 2);
    private static final double GRAIN = 24;

    private final Noise noise;
    private final ChestWall wall;
    private final Lungs lungs;
    private final Abdomen abdomen;
    private final Skeleton skeleton;

    ThoraxPhantom(long seed) {
        noise = new Noise(seed);
        wall = new ChestWall(new Noise(seed + 1));
        lungs = new Lungs(new Noise(seed + 2));
        abdomen = new Abdomen(new Noise(seed + 4));
        skeleton = new Skeleton(new Noise(seed + 5));
    }

    /** Place of a pixel's centre; the table is centred in the image. */
    static Point place(int column, int row, int slice) {
        double middle = (SIZE - 1) / 2.0;
        return new Point((column - middle) * PIXEL_SPACING, (row - middle) * PIXEL_SPACING, slice * SLICE_SPACING);
    }

    /** Hounsfield units of one slice, row by row; slice 0 is the lowest. */
    short[] slice(int slice) {
        var values = new double[SIZE * SIZE];
        var mediastinum = new Mediastinum(new Noise(noise.seed() + 3), slice * SLICE_SPACING);
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                var place = place(column, row, slice);
                values[row * SIZE + column] = tissue(place.x(), place.y(), place.z(), mediastinum);
            }
        }
        paintVessels(values, slice);
        return withGrain(values, slice);
    }

    private double tissue(double x, double y, double z, Mediastinum mediastinum) {
        double cage = Cage.distance(x, y, z);
        double value = wall.hounsfield(x, y, z, cage);
        if (value == ChestWall.AIR) {
            return value;
        }
        if (cage < Solid.BORDER) {
            value = abdomen.paint(value, x, y, z, cage);
            value = lungs.paint(value, x, y, z, cage);
            value = mediastinum.paint(value, x, y);
        }
        value = skeleton.paint(value, x, y, z, cage);
        return Solid.paint(
                value, LESION_HOUNSFIELD + 5 * noise.smooth(x / 3, y / 3, z / 3), LESION_SHAPE.distance(x, y, z));
    }

    private void paintVessels(double[] values, int slice) {
        double z = slice * SLICE_SPACING;
        for (var vessel : lungs.vesselsAt(z)) {
            if (touchesLesion(vessel)) {
                continue;
            }
            double reach = Math.max(vessel.radiusFrom(), vessel.radiusTo()) + Solid.BORDER;
            int left = column(Math.min(vessel.from().x(), vessel.to().x()) - reach);
            int right = column(Math.max(vessel.from().x(), vessel.to().x()) + reach);
            int top = column(Math.min(vessel.from().y(), vessel.to().y()) - reach);
            int bottom = column(Math.max(vessel.from().y(), vessel.to().y()) + reach);
            for (int row = top; row <= bottom; row++) {
                for (int column = left; column <= right; column++) {
                    var place = place(column, row, slice);
                    double distance = Math.max(
                            vessel.distance(place.x(), place.y(), z),
                            lungs.distance(place.x(), place.y(), z, Cage.distance(place.x(), place.y(), z)));
                    int index = row * SIZE + column;
                    values[index] = Math.max(values[index], Solid.paint(values[index], Lungs.VESSEL, distance));
                }
            }
        }
    }

    /** A vessel at its edge would make the lesion look larger than it is. */
    private static boolean touchesLesion(Tube vessel) {
        return vessel.distance(LESION.x(), LESION.y(), LESION.z()) < LESION_DIAMETER / 2 + LESION_MARGIN;
    }

    private static int column(double place) {
        return (int) Math.clamp(Math.round(place / PIXEL_SPACING + (SIZE - 1) / 2.0), 0, SIZE - 1);
    }

    /** Quantum noise as a soft reconstruction kernel leaves it: neighbours resemble each other. */
    private short[] withGrain(double[] values, int slice) {
        var grained = new short[values.length];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                double grain = noise.at(column, row, slice) * 2
                        + noise.at(column - 1, row, slice)
                        + noise.at(column + 1, row, slice)
                        + noise.at(column, row - 1, slice)
                        + noise.at(column, row + 1, slice);
                int index = row * SIZE + column;
                grained[index] = (short) Math.clamp(Math.round(values[index] + grain / 6 * 2 * GRAIN), -1024, 3071);
            }
        }
        return grained;
    }
}

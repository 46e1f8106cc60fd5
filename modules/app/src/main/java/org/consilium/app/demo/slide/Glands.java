package org.consilium.app.demo.slide;

import org.consilium.app.demo.material.Noise;

/**
 * Glands cut across: a lumen, tall cells around it with their nuclei at the foot, a thin membrane. In the diseased part of
 * the section they are crowded, irregular, and their nuclei large and at all heights.
 */
final class Glands {

    private static final double PITCH = 315;
    private static final double CELL_WIDTH = 15;

    /** No gland reaches farther from its centre. */
    private static final double REACH = 300;
    /** This share of the places stays empty. */
    private static final double MISSING = 0.08;

    private static final Place NOWHERE = new Place(-REACH, REACH, 0, 1, new Scatter.Seed(0, 0, 0, 0, 0, 1, 0));

    private final Scatter scatter;
    private final Noise shape;
    private final Noise fine;

    Glands(Noise noise) {
        scatter = new Scatter(noise, PITCH, 0.3);
        shape = new Noise(noise.seed() + 41);
        fine = new Noise(noise.seed() + 43);
    }

    /**
     * Where a place lies in the nearest gland.
     *
     * @param depth 0 at the membrane, 1 at the edge of the lumen; below 0 outside, above 1 in the lumen
     * @param outside distance to the membrane in pixels, negative inside
     * @param around distance along the membrane in pixels, for placing cells
     * @param wall height of the cells in pixels
     */
    record Place(double depth, double outside, double around, double wall, Scatter.Seed gland) {}

    Place locate(double x, double y, double disease) {
        var nearest = NOWHERE;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                var gland = scatter.near(x, y, dx, dy);
                if (isWithinReach(gland, x, y)) {
                    var place = place(gland, x, y, disease);
                    nearest = place.outside() < nearest.outside() ? place : nearest;
                }
            }
        }
        return nearest;
    }

    private static boolean isWithinReach(Scatter.Seed gland, double x, double y) {
        double dx = x - gland.x();
        double dy = y - gland.y();
        return gland.second() > MISSING && dx * dx + dy * dy < REACH * REACH;
    }

    private Place place(Scatter.Seed gland, double x, double y, double disease) {
        double dx = x - gland.x();
        double dy = y - gland.y();
        double stretch = 0.78 + 0.4 * gland.second();
        double u = (dx * gland.cos() + dy * gland.sin()) * stretch;
        double v = (dy * gland.cos() - dx * gland.sin()) / stretch;
        double distance = Math.sqrt(u * u + v * v) + 1e-9;
        double angle = Math.atan2(v, u);
        double wobble = (0.16 + 0.16 * disease)
                * shape.smooth(
                        (1.3 + 0.7 * disease) * u / distance + gland.x(),
                        (1.3 + 0.7 * disease) * v / distance + gland.y());
        double radius = (82 + 58 * gland.first()) * (1 + 0.16 * disease) * (1 + wobble);
        double wall = (34 + 10 * disease) * (1 + 0.5 * wobble);
        return new Place((radius - distance) / wall, distance - radius, angle * radius, wall, gland);
    }

    /** Dyes inside a gland. */
    Stain stain(Place place, double x, double y, double disease) {
        double grain = fine.smooth(x / 3, y / 3);
        if (place.depth() > 1) {
            double edge = Math.clamp((place.depth() - 1) * place.wall() / 5, 0, 1);
            var secretion = new Stain(0.03, 0.16 + 0.09 * fine.smooth(x / 24, y / 24));
            return new Stain(0.10, 0.62).mix(secretion, edge);
        }
        // The upper half of a healthy cell is pale mucus; a diseased one has lost it.
        double mucus = (1 - disease) * Math.clamp((place.depth() - 0.42) * 4, 0, 1);
        var cytoplasm = new Stain(0.24 + 0.2 * disease, 0.62 + 0.08 * grain).mix(new Stain(0.13, 0.22), mucus);
        double border = Math.abs(Math.IEEEremainder(place.around() / CELL_WIDTH - 0.5, 1)) < 0.06 ? 0.16 : 0;
        double nucleus = nucleus(place, disease) * (1 + 0.3 * fine.smooth(x / 2.4, y / 2.4));
        return new Stain(cytoplasm.haematoxylin() + nucleus, cytoplasm.eosin() + border + 0.12 * Math.min(1, nucleus));
    }

    private double nucleus(Place place, double disease) {
        double width = CELL_WIDTH * (1 + 0.25 * disease);
        long cell = (long) Math.floor(place.around() / width);
        int gland = (int) place.gland().x();
        double height =
                0.25 + 0.10 * fine.at((int) cell, gland, 5) + disease * (0.28 * fine.uniform((int) cell, gland, 6));
        double across = (place.around() - (cell + 0.5 + 0.12 * fine.at((int) cell, gland, 7)) * width)
                / (width * (0.36 + 0.1 * disease));
        double along = (place.depth() - height) * place.wall() / (9.5 + 3.5 * disease);
        double inside = 1 - Math.sqrt(across * across + along * along);
        return inside <= 0 ? 0 : (1.25 + 0.35 * disease) * Math.min(1, inside * 3.4);
    }
}

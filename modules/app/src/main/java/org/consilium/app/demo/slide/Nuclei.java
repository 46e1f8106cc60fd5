package org.consilium.app.demo.slide;

import org.consilium.app.demo.material.Noise;

/** Nuclei of the cells between the glands: long thin ones of fibroblasts, small round dark ones of lymphocytes. */
final class Nuclei {

    private static final double PITCH = 30;
    /** No nucleus reaches farther from its centre. */
    private static final double REACH = 20;

    private static final double LYMPHOCYTE_RADIUS = 7.5;

    private final Scatter scatter;
    private final Noise texture;
    private final Noise crowd;

    Nuclei(Noise noise) {
        scatter = new Scatter(noise, PITCH, 0.34);
        texture = new Noise(noise.seed() + 17);
        crowd = new Noise(noise.seed() + 29);
    }

    /** Density of haematoxylin that nuclei bring to a place, 0 where there is none. */
    double at(double x, double y, double fibreAngle) {
        double inflamed = crowd.smooth(x / 700, y / 700);
        double densest = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                var seed = scatter.near(x, y, dx, dy);
                densest = Math.max(densest, nucleus(seed, x, y, fibreAngle, inflamed));
            }
        }
        return densest;
    }

    private double nucleus(Scatter.Seed seed, double x, double y, double fibreAngle, double inflamed) {
        double dx = x - seed.x();
        double dy = y - seed.y();
        double distance2 = dx * dx + dy * dy;
        if (distance2 > REACH * REACH) {
            return 0;
        }
        boolean lymphocyte = seed.first() < 0.12 + 0.75 * Math.max(0, inflamed);
        if (!lymphocyte && seed.first() > 0.62) {
            return 0;
        }
        double inside;
        if (lymphocyte) {
            inside = 1 - Math.sqrt(distance2) / (LYMPHOCYTE_RADIUS * (0.85 + 0.3 * seed.second()));
        } else {
            double angle = fibreAngle + 0.5 * (seed.third() - 0.5);
            double along = dx * Math.cos(angle) + dy * Math.sin(angle);
            double across = dy * Math.cos(angle) - dx * Math.sin(angle);
            double half = 13 + 6 * seed.second();
            inside = 1 - Math.sqrt(along * along / (half * half) + across * across / (3.6 * 3.6));
        }
        if (inside <= 0) {
            return 0;
        }
        double chromatin = 1 + 0.28 * texture.smooth(x / 2.6, y / 2.6);
        return (lymphocyte ? 1.75 : 1.25) * chromatin * Math.min(1, inside * 3.2);
    }
}

package org.consilium.app.demo.ct;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Grows the vessels of a lung from its root outwards: each one forks into two thinner and shorter ones. */
final class VesselTree {

    private static final double THINNEST = 0.45;
    private static final int FORKS_MAX = 8;

    private final RandomGenerator random;
    private final List<Tube> tubes = new ArrayList<>();

    private VesselTree(RandomGenerator random) {
        this.random = random;
    }

    static List<Tube> grow(RandomGenerator random, Point root, List<Point> lobes, double radius) {
        var tree = new VesselTree(random);
        for (var lobe : lobes) {
            tree.branch(root, root.towards(lobe, 0.32), radius, 0);
        }
        return List.copyOf(tree.tubes);
    }

    private void branch(Point from, Point to, double radius, int forks) {
        double thinner = radius * 0.78;
        tubes.add(new Tube(from, to, radius, thinner));
        if (thinner < THINNEST || forks == FORKS_MAX) {
            return;
        }
        double length = from.distance(to) * 0.84;
        for (int child = 0; child < 2; child++) {
            branch(to, spread(from, to, length), thinner * (child == 0 ? 0.95 : 0.8), forks + 1);
        }
    }

    private Point spread(Point from, Point to, double length) {
        double reach = from.distance(to);
        double x = (to.x() - from.x()) / reach + random.nextGaussian(0, 0.5);
        double y = (to.y() - from.y()) / reach + random.nextGaussian(0, 0.5);
        double z = (to.z() - from.z()) / reach + random.nextGaussian(0, 0.5);
        double norm = Math.sqrt(x * x + y * y + z * z);
        return to.plus(x / norm * length, y / norm * length, z / norm * length);
    }
}

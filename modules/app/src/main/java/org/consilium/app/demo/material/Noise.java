package org.consilium.app.demo.material;

/**
 * Smooth random fields that are the same everywhere for the same seed: the grain of generated images. Values lie between -1
 * and 1.
 *
 * @param seed another seed, another field
 */
public record Noise(long seed) {

    private static final double TWO_TO_53 = 0x1.0p53;

    /** An independent random value for every whole-numbered point. */
    public double at(int x, int y, int z) {
        return 2 * uniform(x, y, z) - 1;
    }

    /** As {@link #at}, between 0 and 1. */
    public double uniform(int x, int y, int z) {
        long h = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL + z * 0x165667B19E3779F9L;
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        h ^= h >>> 31;
        return (h >>> 11) / TWO_TO_53;
    }

    /** A field that changes over about one unit of length. */
    public double smooth(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double fx = ease(x - left);
        double fy = ease(y - top);
        double upper = mix(at(left, top, 0), at(left + 1, top, 0), fx);
        double lower = mix(at(left, top + 1, 0), at(left + 1, top + 1, 0), fx);
        return mix(upper, lower, fy);
    }

    /** As {@link #smooth(double, double)} in space. */
    public double smooth(double x, double y, double z) {
        int front = (int) Math.floor(z);
        double fz = ease(z - front);
        var near = new Noise(seed + 31L * front);
        var far = new Noise(seed + 31L * (front + 1));
        return mix(near.smooth(x, y), far.smooth(x, y), fz);
    }

    /** The sum of a field and finer ones, each half as long and half as strong: clouds, tissue, marrow. */
    public double fractal(double x, double y, int layers) {
        double sum = 0;
        double strength = 1;
        double total = 0;
        for (int layer = 0; layer < layers; layer++) {
            sum += strength * new Noise(seed + 1013L * layer).smooth(x, y);
            total += strength;
            strength /= 2;
            x *= 2;
            y *= 2;
        }
        return sum / total;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}

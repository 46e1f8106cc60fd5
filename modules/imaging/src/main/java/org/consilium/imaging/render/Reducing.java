package org.consilium.imaging.render;

import java.util.Arrays;

/**
 * Makes pictures smaller: every new pixel is the mean of what it covers, pixels that it covers in part counting by that part, so that fine
 * structures fade instead of flickering.
 */
final class Reducing {

    private final Bitmap from;
    private final Cover across;
    private final Cover down;
    private final long[] sums;

    private Reducing(Bitmap from, int columns, int rows) {
        this.from = from;
        this.across = new Cover(from.columns(), columns);
        this.down = new Cover(from.rows(), rows);
        this.sums = new long[columns * from.channels()];
    }

    /** @param columns at most as many as there are, as are the rows */
    static Bitmap of(Bitmap from, int columns, int rows) {
        return new Reducing(from, columns, rows).reduced();
    }

    private Bitmap reduced() {
        byte[] result = new byte[sums.length * down.count];
        int[] line = new int[sums.length];
        long whole = (long) from.columns() * from.rows();
        for (int y = 0; y < from.rows(); y++) {
            gather(y, line);
            int row = down.first(y);
            int weight = down.weight(y);
            add(line, weight);
            if (down.ends(y)) {
                for (int i = 0; i < sums.length; i++) {
                    result[row * sums.length + i] = (byte) ((sums[i] + whole / 2) / whole);
                }
                Arrays.fill(sums, 0);
                add(line, down.count - weight);
            }
        }
        return new Bitmap(across.count, down.count, from.channels(), result);
    }

    private void add(int[] line, int weight) {
        if (weight > 0) {
            for (int i = 0; i < line.length; i++) {
                sums[i] += (long) line[i] * weight;
            }
        }
    }

    /** One line of the picture, made narrower; values are as many times larger as there were columns. */
    private void gather(int y, int[] line) {
        Arrays.fill(line, 0);
        int channels = from.channels();
        byte[] values = from.values();
        int at = y * from.columns() * channels;
        for (int x = 0; x < from.columns(); x++) {
            int to = across.first(x) * channels;
            int weight = across.weight(x);
            int rest = across.count - weight;
            for (int channel = 0; channel < channels; channel++, at++) {
                int value = values[at] & 0xFF;
                line[to + channel] += value * weight;
                if (rest > 0) {
                    line[to + channels + channel] += value * rest;
                }
            }
        }
    }

    /**
     * How old pixels lie on fewer new ones, in one direction. In units of which an old pixel has as many as there are new ones, and a new
     * pixel as many as there are old ones, every border is a whole number.
     */
    private static final class Cover {

        final int count;
        private final int[] first;
        private final int[] weights;
        private final int oldCount;

        Cover(int oldCount, int count) {
            this.oldCount = oldCount;
            this.count = count;
            this.first = new int[oldCount];
            this.weights = new int[oldCount];
            for (int i = 0; i < oldCount; i++) {
                long start = (long) i * count;
                first[i] = (int) (start / oldCount);
                weights[i] = (int) Math.min(count, (first[i] + 1L) * oldCount - start);
            }
        }

        /** The new pixel that an old one begins in. */
        int first(int index) {
            return first[index];
        }

        /** How much of an old pixel lies there; what is left lies in the next one. */
        int weight(int index) {
            return weights[index];
        }

        /** Whether a new pixel ends in, or with, an old one. */
        boolean ends(int index) {
            return (index + 1L) * count >= (first[index] + 1L) * oldCount;
        }
    }
}

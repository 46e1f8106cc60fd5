package org.consilium.imaging.codec.jpeg;

import org.consilium.imaging.codec.jpeg.JpegMarkers.Frame;

/**
 * Brings a component that was sampled more coarsely to the size of its frame. Where it has half the columns, or half the
 * columns and rows, samples between are interpolated with weights 3 and 1, as most readers do; else they are repeated.
 */
final class Upsampling {

    private static final int COLUMNS_TO_INTERPOLATE = 3;

    private Upsampling() {}

    static int[] toFrame(int[] samples, DctComponent from, Frame frame) {
        int across = from.component.horizontal();
        int down = from.component.vertical();
        if (across == frame.horizontalMax() && down == frame.verticalMax()) {
            return samples;
        }
        boolean halfColumns = across * 2 == frame.horizontalMax() && from.columns >= COLUMNS_TO_INTERPOLATE;
        if (halfColumns && down == frame.verticalMax()) {
            return doubledColumns(samples, from, frame);
        }
        if (halfColumns && down * 2 == frame.verticalMax()) {
            return doubled(samples, from, frame);
        }
        return repeated(samples, from, frame);
    }

    private static int[] doubledColumns(int[] samples, DctComponent from, Frame frame) {
        int[] full = new int[frame.rows() * frame.columns()];
        int[] line = new int[2 * from.columns];
        for (int row = 0; row < frame.rows(); row++) {
            int at = row * from.columns;
            for (int x = 0; x < from.columns; x++) {
                int here = 3 * samples[at + x];
                line[2 * x] = x == 0 ? samples[at] : here + samples[at + x - 1] + 1 >> 2;
                line[2 * x + 1] = x == from.columns - 1 ? samples[at + x] : here + samples[at + x + 1] + 2 >> 2;
            }
            System.arraycopy(line, 0, full, row * frame.columns(), frame.columns());
        }
        return full;
    }

    private static int[] doubled(int[] samples, DctComponent from, Frame frame) {
        int[] full = new int[frame.rows() * frame.columns()];
        int[] sums = new int[from.columns];
        int[] line = new int[2 * from.columns];
        for (int row = 0; row < frame.rows(); row++) {
            int near = row / 2 * from.columns;
            int neighbour = Math.clamp(row / 2 + (row % 2 == 0 ? -1 : 1), 0, from.rows - 1);
            for (int x = 0; x < sums.length; x++) {
                sums[x] = 3 * samples[near + x] + samples[neighbour * from.columns + x];
            }
            for (int x = 0; x < sums.length; x++) {
                int left = x == 0 ? sums[0] : sums[x - 1];
                int right = x == sums.length - 1 ? sums[x] : sums[x + 1];
                line[2 * x] = 3 * sums[x] + left + 8 >> 4;
                line[2 * x + 1] = 3 * sums[x] + right + 7 >> 4;
            }
            System.arraycopy(line, 0, full, row * frame.columns(), frame.columns());
        }
        return full;
    }

    private static int[] repeated(int[] samples, DctComponent from, Frame frame) {
        int[] full = new int[frame.rows() * frame.columns()];
        int at = 0;
        for (int row = 0; row < frame.rows(); row++) {
            int line = row * from.component.vertical() / frame.verticalMax() * from.columns;
            for (int column = 0; column < frame.columns(); column++) {
                full[at++] = samples[line + column * from.component.horizontal() / frame.horizontalMax()];
            }
        }
        return full;
    }
}

package org.consilium.imaging.codec.jpeg2000;

import org.consilium.imaging.codec.Deadline;

/**
 * The inverse discrete wavelet transform (annex F): puts the four sub-bands of each level together, from the lowest resolution up.
 *
 * @param <S> samples: {@code int[]} for the reversible 5-3 filter, {@code float[]} for the 9-7 filter
 */
abstract class Wavelet<S> {

    /** Columns that are filtered down together, so that memory is read in runs. */
    private static final int LANES = 16;

    private final Deadline deadline;

    Wavelet(Deadline deadline) {
        this.deadline = deadline;
    }

    /**
     * @param samples lines of the tile's width; each resolution's low band in the top left corner, its other bands beside and below
     */
    final void inverse(S samples, TileComponent component) {
        int stride = component.area.columns();
        for (int resolution = 1; resolution <= component.style.levels(); resolution++) {
            Area low = component.resolution(resolution - 1);
            Area whole = component.resolution(resolution);
            across(samples, stride, whole, low.columns());
            down(samples, stride, whole, low.rows());
        }
    }

    private void across(S samples, int stride, Area area, int lows) {
        S line = line(area.columns());
        for (int row = 0; row < area.rows(); row++) {
            int at = row * stride;
            int parity = area.left() & 1;
            for (int i = 0; i < area.columns(); i++) {
                copy(samples, at + i, line, position(i, lows, parity), 1);
            }
            lift(line, area.columns(), 1, parity);
            copy(line, 0, samples, at, area.columns());
        }
    }

    private void down(S samples, int stride, Area area, int lows) {
        S lanes = line(area.rows() * LANES);
        int parity = area.top() & 1;
        for (int left = 0; left < area.columns(); left += LANES) {
            deadline.check();
            int count = Math.min(LANES, area.columns() - left);
            for (int row = 0; row < area.rows(); row++) {
                copy(samples, row * stride + left, lanes, position(row, lows, parity) * LANES, count);
            }
            lift(lanes, area.rows(), LANES, parity);
            for (int row = 0; row < area.rows(); row++) {
                copy(lanes, row * LANES, samples, row * stride + left, count);
            }
        }
    }

    /** Where a coefficient belongs when low and high ones take turns. */
    private static int position(int index, int lows, int parity) {
        return index < lows ? 2 * index + parity : 2 * (index - lows) + 1 - parity;
    }

    abstract S line(int length);

    abstract void copy(S from, int at, S to, int toAt, int count);

    /**
     * Filters a line in place (F.3.6).
     *
     * @param lanes neighbours stand so far apart; that many lines are filtered at once
     * @param parity 1 when the first coefficient is a high one
     */
    abstract void lift(S line, int length, int lanes, int parity);

    /** The index of a neighbour, mirrored at either end. */
    static int mirrored(int index, int length) {
        if (index < 0) {
            return -index;
        }
        return index < length ? index : 2 * (length - 1) - index;
    }
}

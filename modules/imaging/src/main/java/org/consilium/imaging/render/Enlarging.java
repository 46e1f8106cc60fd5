package org.consilium.imaging.render;

import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** Makes pictures larger: every new pixel is the weighted mean of the four whose centres lie around its own. */
final class Enlarging {

    private final Bitmap from;
    private final int columns;
    private final int rows;

    private Enlarging(Bitmap from, int columns, int rows) {
        this.from = from;
        this.columns = columns;
        this.rows = rows;
    }

    /** Errors: TOO_LARGE above {@link Viewport#ENLARGED_PIXELS_MAX}. */
    static Bitmap of(Bitmap from, int columns, int rows) {
        if ((long) columns * rows > Viewport.ENLARGED_PIXELS_MAX) {
            throw new Rejected(
                    Reason.TOO_LARGE, "a picture is enlarged to " + Viewport.ENLARGED_PIXELS_MAX + " pixels at most");
        }
        return new Enlarging(from, columns, rows).enlarged();
    }

    private Bitmap enlarged() {
        int channels = from.channels();
        byte[] result = new byte[columns * rows * channels];
        for (int row = 0; row < rows; row++) {
            double y = place(row, rows, from.rows());
            int above = (int) y;
            int below = Math.min(above + 1, from.rows() - 1);
            for (int column = 0; column < columns; column++) {
                double x = place(column, columns, from.columns());
                int left = (int) x;
                int right = Math.min(left + 1, from.columns() - 1);
                for (int channel = 0; channel < channels; channel++) {
                    double upper = mean(value(left, above, channel), value(right, above, channel), x - left);
                    double lower = mean(value(left, below, channel), value(right, below, channel), x - left);
                    result[(row * columns + column) * channels + channel] =
                            (byte) Math.round(mean(upper, lower, y - above));
                }
            }
        }
        return new Bitmap(columns, rows, channels, result);
    }

    /** Where the centre of a new pixel lies between the centres of the old ones; at the edges on the last of them. */
    private static double place(int index, int count, int oldCount) {
        return Math.clamp((index + 0.5) * oldCount / count - 0.5, 0, oldCount - 1);
    }

    private int value(int column, int row, int channel) {
        return from.values()[(row * from.columns() + column) * from.channels() + channel] & 0xFF;
    }

    private static double mean(double first, double second, double weightOfSecond) {
        return first + (second - first) * weightOfSecond;
    }
}

package org.consilium.imaging.render;

import org.consilium.imaging.icc.ImageColours;
import org.consilium.imaging.render.Viewport.Region;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Display values, 8 bits each, by pixel.
 *
 * @param channels 1 for grey, 3 for red, green, blue
 * @param values shared, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; the array is the whole point.
record Bitmap(int columns, int rows, int channels, byte[] values) {

    /** The part of the picture that a viewport shows, at a size that fits into it. */
    Bitmap fitted(Viewport viewport) {
        Bitmap part = viewport.source().map(this::cropped).orElse(this);
        double scale = viewport.scale(part.columns, part.rows);
        int toColumns = Math.max(1, (int) Math.round(part.columns * scale));
        int toRows = Math.max(1, (int) Math.round(part.rows * scale));
        if (toColumns == part.columns && toRows == part.rows) {
            return part;
        }
        return scale > 1 ? Enlarging.of(part, toColumns, toRows) : Reducing.of(part, toColumns, toRows);
    }

    /** A colour picture in the colours that are wanted. */
    Bitmap in(ImageColours colours) {
        return new Bitmap(columns, rows, channels, colours.converted(values));
    }

    private Bitmap cropped(Region region) {
        if (region.left() >= columns || region.top() >= rows) {
            throw new Rejected(Reason.INVALID_REQUEST, "the source region lies outside the image");
        }
        int toColumns = Math.min(region.columns(), columns - region.left());
        int toRows = Math.min(region.rows(), rows - region.top());
        byte[] part = new byte[toColumns * toRows * channels];
        for (int row = 0; row < toRows; row++) {
            int from = ((region.top() + row) * columns + region.left()) * channels;
            System.arraycopy(values, from, part, row * toColumns * channels, toColumns * channels);
        }
        Bitmap cut = new Bitmap(toColumns, toRows, channels, part);
        return region.mirrored() || region.upsideDown() ? cut.turned(region) : cut;
    }

    private Bitmap turned(Region region) {
        byte[] turned = new byte[values.length];
        for (int row = 0; row < rows; row++) {
            int fromRow = region.upsideDown() ? rows - 1 - row : row;
            for (int column = 0; column < columns; column++) {
                int fromColumn = region.mirrored() ? columns - 1 - column : column;
                System.arraycopy(
                        values,
                        (fromRow * columns + fromColumn) * channels,
                        turned,
                        (row * columns + column) * channels,
                        channels);
            }
        }
        return new Bitmap(columns, rows, channels, turned);
    }
}

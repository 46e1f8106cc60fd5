package org.consilium.imaging.render;

import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * The box a picture must fit into (PS3.18 8.3.5.1.3). The shape of the picture is kept and it is never enlarged.
 *
 * @param columns largest width of the picture in pixels
 * @param rows largest height of the picture in pixels
 * @param source the part of the image to show; the whole image when absent
 */
public record Viewport(int columns, int rows, Optional<Region> source) {

    /** Errors: INVALID_REQUEST for a box without pixels. */
    public Viewport {
        if (columns < 1 || rows < 1) {
            throw new Rejected(Reason.INVALID_REQUEST, "a viewport needs at least one pixel");
        }
    }

    public static Viewport within(int columns, int rows) {
        return new Viewport(columns, rows, Optional.empty());
    }

    /** A rectangle of image pixels, clipped to the image when it is applied. */
    public record Region(int left, int top, int columns, int rows) {

        /** Errors: INVALID_REQUEST for a negative corner or a region without pixels. */
        public Region {
            if (left < 0 || top < 0 || columns < 1 || rows < 1) {
                throw new Rejected(Reason.INVALID_REQUEST, "a source region needs at least one pixel of the image");
            }
        }
    }
}

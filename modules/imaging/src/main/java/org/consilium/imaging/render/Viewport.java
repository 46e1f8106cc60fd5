package org.consilium.imaging.render;

import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * The box a picture must fit into (PS3.18 8.3.5.1.3). The shape of what is shown is kept.
 *
 * @param columns largest width of the picture in pixels
 * @param rows largest height of the picture in pixels
 * @param source the part of the image to show; the whole image when absent
 * @param enlarges whether a smaller part is enlarged until it fills the box in one direction
 */
public record Viewport(int columns, int rows, Optional<Region> source, boolean enlarges) {

    /** Most pixels of a picture that is larger than what it shows. */
    public static final int ENLARGED_PIXELS_MAX = 16 << 20;

    /** Errors: INVALID_REQUEST for a box without pixels. */
    public Viewport {
        if (columns < 1 || rows < 1) {
            throw new Rejected(Reason.INVALID_REQUEST, "a viewport needs at least one pixel");
        }
    }

    /** One that does not enlarge. */
    public Viewport(int columns, int rows, Optional<Region> source) {
        this(columns, rows, source, false);
    }

    public static Viewport within(int columns, int rows) {
        return new Viewport(columns, rows, Optional.empty());
    }

    /** By how much a part of the image is made larger or smaller. */
    double scale(int ofColumns, int ofRows) {
        double fitting = Math.min((double) columns / ofColumns, (double) rows / ofRows);
        return enlarges ? fitting : Math.min(1, fitting);
    }

    /** Whether an image is shown whole and in its own size. */
    boolean leavesAlone(int ofColumns, int ofRows) {
        return source.isEmpty() && scale(ofColumns, ofRows) == 1;
    }

    /**
     * A rectangle of image pixels, clipped to the image when it is applied.
     *
     * @param mirrored whether left and right change places
     * @param upsideDown whether top and bottom change places
     */
    public record Region(int left, int top, int columns, int rows, boolean mirrored, boolean upsideDown) {

        /** Errors: INVALID_REQUEST for a negative corner or a region without pixels. */
        public Region {
            if (left < 0 || top < 0 || columns < 1 || rows < 1) {
                throw new Rejected(Reason.INVALID_REQUEST, "a source region needs at least one pixel of the image");
            }
        }

        /** One that is shown as it is. */
        public Region(int left, int top, int columns, int rows) {
            this(left, top, columns, rows, false, false);
        }
    }
}

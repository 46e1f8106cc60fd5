package org.consilium.imaging.render;

import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * A VOI window (PS3.3 C.11.2.1.2, C.11.2.1.3), in the unit of the modality values, for example Hounsfield units.
 *
 * @param width positive; at least 1 for {@link Function#LINEAR}
 */
public record Window(double centre, double width, Function function) {

    /** VOI LUT Function (0028,1056). */
    public enum Function {
        LINEAR,
        LINEAR_EXACT,
        SIGMOID
    }

    /** Errors: INVALID_REQUEST for a width the function does not allow. */
    public Window {
        boolean wide = function == Function.LINEAR ? width >= 1 : width > 0;
        if (!wide || !Double.isFinite(width) || !Double.isFinite(centre)) {
            throw new Rejected(Reason.INVALID_REQUEST, "a window needs a finite centre and a positive width");
        }
    }

    public static Window linear(double centre, double width) {
        return new Window(centre, width, Function.LINEAR);
    }

    /** The window that shows exactly the values from least to most. */
    static Window spanning(double least, double most) {
        double width = Math.max(most - least, Double.MIN_NORMAL);
        return new Window(least + (most - least) / 2, width, Function.LINEAR_EXACT);
    }

    /** Brightness of a modality value, 0 (black) to 1 (white). */
    double brightness(double value) {
        double brightness = switch (function) {
            case LINEAR -> width == 1 ? (value > centre - 0.5 ? 1 : 0) : (value - (centre - 0.5)) / (width - 1) + 0.5;
            case LINEAR_EXACT -> (value - centre) / width + 0.5;
            case SIGMOID -> 1 / (1 + Math.exp(-4 * (value - centre) / width));
        };
        return Math.clamp(brightness, 0, 1);
    }
}

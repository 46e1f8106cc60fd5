package org.consilium.imaging.render;

import java.util.OptionalDouble;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.imaging.pixel.PixelFormat;

/**
 * Values that stand for "no image here": Pixel Padding Value and Range Limit (PS3.3 C.7.5.1.1.2), those of floats too (C.7.6.24).
 *
 * @param least NaN where there is no padding
 */
record Padding(double least, double most) {

    static Padding of(DataSet header, PixelFormat format) {
        if (format.real()) {
            return between(
                    first(header, Tag.FloatPixelPaddingValue, Tag.DoubleFloatPixelPaddingValue),
                    first(header, Tag.FloatPixelPaddingRangeLimit, Tag.DoubleFloatPixelPaddingRangeLimit));
        }
        return between(
                stored(header, Tag.PixelPaddingValue, format), stored(header, Tag.PixelPaddingRangeLimit, format));
    }

    /** As precise as the samples are by then. */
    private static OptionalDouble first(DataSet header, int tag, int otherwise) {
        OptionalDouble number = header.number(tag);
        OptionalDouble found = number.isPresent() ? number : header.number(otherwise);
        return found.isPresent() ? OptionalDouble.of((float) found.getAsDouble()) : found;
    }

    /** With the sign of the pixels, whatever the value representation says. */
    private static OptionalDouble stored(DataSet header, int tag, PixelFormat format) {
        return header.integer(tag).stream().mapToDouble(format::valueOf).findFirst();
    }

    private static Padding between(OptionalDouble value, OptionalDouble limit) {
        if (value.isEmpty()) {
            return new Padding(Double.NaN, Double.NaN);
        }
        double one = value.getAsDouble();
        double other = limit.orElse(one);
        return new Padding(Math.min(one, other), Math.max(one, other));
    }

    boolean covers(double value) {
        return value >= least && value <= most;
    }
}

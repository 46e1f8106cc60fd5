package org.consilium.dicom.frame;

import java.util.OptionalInt;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Element;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * How many frames of how many bits an object declares (PS3.3 C.7.6.3, C.7.6.6).
 *
 * @param frameCount at least 1
 * @param frameBits bits of one native frame; at most 65535 x 65535 x 65535 x 65535, checked against overflow
 */
record PixelLayout(int frameCount, long frameBits) {

    private static final String SUBSAMPLED_NATIVE = "YBR_FULL_422";

    static PixelLayout of(DataSet attributes) {
        long samples = attributes.integer(Tag.SamplesPerPixel).orElse(1);
        if (samples == 3
                && attributes
                        .text(Tag.PhotometricInterpretation)
                        .filter(SUBSAMPLED_NATIVE::equals)
                        .isPresent()) {
            samples = 2; // Two luminance samples share one pair of chrominance samples (PS3.3 C.7.6.3.1.2).
        }
        try {
            long pixels = Math.multiplyExact(size(attributes, Tag.Rows), size(attributes, Tag.Columns));
            long bits = Math.multiplyExact(Math.multiplyExact(pixels, samples), size(attributes, Tag.BitsAllocated));
            return new PixelLayout(frameCount(attributes), bits);
        } catch (ArithmeticException e) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "Rows x Columns x Samples x Bits is out of range", e);
        }
    }

    private static long size(DataSet attributes, int tag) {
        return attributes.integer(tag).orElse(0);
    }

    /** One where Number of Frames is absent, empty or zero, as in most single-frame objects. */
    private static int frameCount(DataSet attributes) {
        boolean absent =
                attributes.find(Tag.NumberOfFrames).map(Element::isEmpty).orElse(true);
        OptionalInt count = absent ? OptionalInt.of(1) : attributes.integer(Tag.NumberOfFrames);
        if (count.isEmpty() || count.getAsInt() < 0) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, Tags.toString(Tag.NumberOfFrames) + " is out of range");
        }
        return Math.max(1, count.getAsInt());
    }
}

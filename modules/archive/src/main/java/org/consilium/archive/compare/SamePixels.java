package org.consilium.archive.compare;

import java.io.IOException;
import java.io.InputStream;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.DataSetBuilder;
import org.consilium.dicom.Tag;
import org.consilium.dicom.frame.FrameIndex;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.imaging.pixel.DecodedFrame;
import org.consilium.imaging.pixel.PixelFormat;
import org.consilium.kernel.Rejected;

/**
 * Whether two data sets say the same though their pixels are compressed in different ways, or only one's are: all other
 * elements agree, and every sample of every frame has the same value once decoded. What cannot be decoded here is not the same.
 */
public final class SamePixels {

    /** Most bytes of pixels that are decoded of each side; beyond, another compression counts as other content. */
    static final long DECODED_BYTES_MAX = 128L << 20;

    /** What compressing or decompressing changes beside the pixels themselves. */
    private static final int[] FORM = {
        Tag.PixelData,
        Tag.ExtendedOffsetTable,
        Tag.ExtendedOffsetTableLengths,
        Tag.PhotometricInterpretation,
        Tag.PlanarConfiguration
    };

    private final FrameDecoder decoder;

    public SamePixels(FrameDecoder decoder) {
        this.decoder = decoder;
    }

    /** @throws IOException when a frame cannot be read */
    public boolean in(Content one, Content other) throws IOException {
        boolean bothHavePixels =
                one.dataSet().contains(Tag.PixelData) && other.dataSet().contains(Tag.PixelData);
        if (!bothHavePixels
                || !decoder.decodes(one.transferSyntax())
                || !decoder.decodes(other.transferSyntax())
                || !SameElements.in(withoutForm(one.dataSet()), withoutForm(other.dataSet()))) {
            return false;
        }
        try {
            return sameFrames(one.inflated(), other.inflated());
        } catch (Rejected cannotBeDecoded) {
            return false;
        }
    }

    private static DataSet withoutForm(DataSet dataSet) {
        DataSetBuilder rest = dataSet.toBuilder();
        for (int tag : FORM) {
            rest.remove(tag);
        }
        return rest.build();
    }

    private boolean sameFrames(Content one, Content other) throws IOException {
        FrameIndex frames = one.frames();
        FrameIndex otherFrames = other.frames();
        PixelFormat format = PixelFormat.of(one.dataSet());
        PixelFormat otherFormat = PixelFormat.of(other.dataSet());
        if (frames.count() != otherFrames.count() || (long) frames.count() * format.frameBytes() > DECODED_BYTES_MAX) {
            return false;
        }
        for (int i = 0; i < frames.count(); i++) {
            DecodedFrame frame = decoder.decode(format, one.transferSyntax(), read(frames, i), i);
            DecodedFrame otherFrame = decoder.decode(otherFormat, other.transferSyntax(), read(otherFrames, i), i);
            if (!sameSamples(frame, otherFrame)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] read(FrameIndex frames, int index) throws IOException {
        try (InputStream in = frames.open(index)) {
            return in.readAllBytes();
        }
    }

    /** By value: bits above those stored may be filled in either way. */
    private static boolean sameSamples(DecodedFrame one, DecodedFrame other) {
        PixelFormat format = one.format();
        PixelFormat otherFormat = other.format();
        if (format.rows() != otherFormat.rows()
                || format.columns() != otherFormat.columns()
                || format.photometric() != otherFormat.photometric()
                || format.signed() != otherFormat.signed()) {
            return false;
        }
        for (int i = 0; i < format.samples(); i++) {
            if (one.value(i) != other.value(i)) {
                return false;
            }
        }
        return true;
    }
}

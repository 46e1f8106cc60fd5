package org.consilium.web.dicomweb.store;

import java.util.List;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.Tag;
import org.consilium.dicom.Tags;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** How many bytes of native pixels the metadata describes (PS3.18 10.5.1.2.1, PS3.3 C.7.6.3). */
final class NativeSize {

    private static final List<Integer> DESCRIBING =
            List.of(Tag.SamplesPerPixel, Tag.PhotometricInterpretation, Tag.Rows, Tag.Columns, Tag.BitsAllocated);

    private NativeSize() {}

    /** Errors: MISSING_ATTRIBUTE where the pixels are not described; DATA_SET_CORRUPT where some of them are missing. */
    static void check(DataSet metadata, long bytes) {
        for (int tag : DESCRIBING) {
            if (metadata.text(tag).isEmpty()) {
                throw new Rejected(Reason.MISSING_ATTRIBUTE, Tags.toString(tag) + " of uncompressed pixels");
            }
        }
        boolean halved = metadata.text(Tag.PhotometricInterpretation).orElse("").equals("YBR_FULL_422");
        try {
            long bits = halved ? 2 : number(metadata, Tag.SamplesPerPixel);
            bits = Math.multiplyExact(bits, number(metadata, Tag.Rows));
            bits = Math.multiplyExact(bits, number(metadata, Tag.Columns));
            bits = Math.multiplyExact(bits, number(metadata, Tag.BitsAllocated));
            bits = Math.multiplyExact(bits, Math.max(1, number(metadata, Tag.NumberOfFrames)));
            if (bytes < Math.ceilDivExact(bits, Byte.SIZE)) {
                throw new Rejected(Reason.DATA_SET_CORRUPT, "fewer pixels than the metadata describes");
            }
        } catch (ArithmeticException e) {
            throw new Rejected(Reason.DATA_SET_CORRUPT, "the size of the image is out of range", e);
        }
    }

    private static int number(DataSet metadata, int tag) {
        return metadata.integer(tag).orElse(0);
    }
}

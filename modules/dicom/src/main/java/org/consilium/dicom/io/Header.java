package org.consilium.dicom.io;

import java.util.Optional;
import java.util.OptionalLong;
import org.consilium.dicom.DataSet;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.VR;

/**
 * What stands before the pixel data of an object.
 *
 * @param attributes all elements before Pixel Data; values longer than {@link HeaderReader#VALUE_BYTES_MAX} are detached
 * @param transferSyntax how the object is encoded
 * @param pixelData where the pixel data is, none where the object has none
 */
public record Header(DataSet attributes, TransferSyntax transferSyntax, Optional<PixelData> pixelData) {

    /**
     * Pixel Data (7FE0,0010), Float (7FE0,0008) or Double Float Pixel Data (7FE0,0009).
     *
     * @param offset of the value from the start of the data set (of the inflated one where deflated), in bytes
     * @param length of the value in bytes; none where encapsulated
     */
    public record PixelData(int tag, VR vr, long offset, OptionalLong length) {

        /** Whether it comes in fragments (PS3.5 A.4). */
        public boolean isEncapsulated() {
            return length.isEmpty();
        }
    }

    /** Offset of the value of the pixel data from the start of the data set, in bytes. */
    public OptionalLong pixelDataOffset() {
        return pixelData.map(p -> OptionalLong.of(p.offset())).orElse(OptionalLong.empty());
    }
}

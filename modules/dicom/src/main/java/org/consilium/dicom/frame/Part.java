package org.consilium.dicom.frame;

/**
 * A run of bytes of a data set.
 *
 * @param offset of the first byte from the start of the data set
 * @param length how many bytes
 */
public record Part(long offset, long length) {

    /** Offset of the first byte after it. */
    public long end() {
        return offset + length;
    }
}

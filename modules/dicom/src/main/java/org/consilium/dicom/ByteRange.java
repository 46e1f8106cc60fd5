package org.consilium.dicom;

import java.util.Arrays;

/**
 * Some bytes of an array that is shared and must not be changed.
 *
 * @param array where they are
 * @param offset of the first one
 * @param length how many
 */
@SuppressWarnings("ArrayRecordComponent") // A view: equality is that of identity and place.
public record ByteRange(byte[] array, int offset, int length) {

    /** The whole of an array, which must not be changed any more. */
    public static ByteRange of(byte[] bytes) {
        return new ByteRange(bytes, 0, bytes.length);
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }
}

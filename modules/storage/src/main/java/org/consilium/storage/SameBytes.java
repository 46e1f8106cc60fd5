package org.consilium.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Compares two streams. */
final class SameBytes {

    private static final int BUFFER_BYTES = 64 << 10;

    private SameBytes() {}

    /** Reads both until they differ or the first of them ends; the second must have no fewer bytes. */
    static boolean in(InputStream one, InputStream other) throws IOException {
        var ofOne = new byte[BUFFER_BYTES];
        var ofOther = new byte[BUFFER_BYTES];
        for (int count = one.readNBytes(ofOne, 0, BUFFER_BYTES);
                count > 0;
                count = one.readNBytes(ofOne, 0, BUFFER_BYTES)) {
            if (other.readNBytes(ofOther, 0, count) < count || !Arrays.equals(ofOne, 0, count, ofOther, 0, count)) {
                return false;
            }
        }
        return true;
    }
}

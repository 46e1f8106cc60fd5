package org.consilium.web.dicomweb.store;

/** What the main header of a JPEG 2000 codestream says (ITU-T T.800 A.6.1). */
final class Jpeg2000Head {

    private static final int START_OF_CODESTREAM = 0xFF4F;
    private static final int CODING_STYLE_DEFAULT = 0xFF52;
    private static final int TRANSFORMATION_AT = 13;

    private Jpeg2000Head() {}

    /** Whether its default coding style has the reversible wavelet. Whether layers were left out cannot be seen. */
    static boolean isReversible(byte[] bytes) {
        if (bytes.length < 4 || word(bytes, 0) != START_OF_CODESTREAM) {
            throw CompressedPixels.unknown("bulk data that is no codestream of JPEG 2000");
        }
        for (int at = 2; at + 3 < bytes.length; at += 2 + word(bytes, at + 2)) {
            if (word(bytes, at) == CODING_STYLE_DEFAULT && at + TRANSFORMATION_AT < bytes.length) {
                return bytes[at + TRANSFORMATION_AT] == 1;
            }
        }
        throw CompressedPixels.unknown("a codestream of JPEG 2000 without a coding style");
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}

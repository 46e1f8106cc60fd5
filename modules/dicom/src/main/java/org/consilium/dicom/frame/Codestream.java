package org.consilium.dicom.frame;

/** What compressed frames begin with. */
final class Codestream {

    private static final int JPEG_START_OF_IMAGE = 0xD8FF;
    private static final int JPEG_2000_START_OF_CODESTREAM = 0x4FFF;
    private static final int JPEG_XL_CODESTREAM = 0x0AFF;

    private Codestream() {}

    /**
     * Whether a fragment begins a frame.
     *
     * @param firstBytes its first two bytes, little endian
     */
    static boolean beginsWith(int firstBytes) {
        return firstBytes == JPEG_START_OF_IMAGE
                || firstBytes == JPEG_2000_START_OF_CODESTREAM
                || firstBytes == JPEG_XL_CODESTREAM;
    }
}

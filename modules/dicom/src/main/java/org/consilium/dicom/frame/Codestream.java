package org.consilium.dicom.frame;

import org.consilium.dicom.TransferSyntax;

/** What compressed frames begin with. */
final class Codestream {

    private static final int JPEG_START_OF_IMAGE = 0xD8FF;
    private static final int JPEG_2000_START_OF_CODESTREAM = 0x4FFF;
    private static final int JPEG_XL_CODESTREAM = 0x0AFF;
    private static final String VIDEO_PREFIX = "1.2.840.10008.1.2.4.10";

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

    /** Whether the fragments are one stream of video: MPEG-2, MPEG-4 AVC, HEVC (PS3.5 A.4.5 to A.4.10). */
    static boolean isVideo(TransferSyntax transferSyntax) {
        return transferSyntax.uid().startsWith(VIDEO_PREFIX);
    }
}

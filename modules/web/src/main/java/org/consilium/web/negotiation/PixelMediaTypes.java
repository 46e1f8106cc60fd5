package org.consilium.web.negotiation;

import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;

/** The media type in which a frame of each transfer syntax travels alone (PS3.18 tables 8.7.3-2, 8.7.3-4). */
public final class PixelMediaTypes {

    /** Uncompressed pixels, and what no media type is named for. */
    public static final String OCTET_STREAM = "application/octet-stream";

    private PixelMediaTypes() {}

    public static String of(TransferSyntax transferSyntax) {
        return switch (transferSyntax.uid()) {
            case Uids.JPEGBaseline8Bit, Uids.JPEGExtended12Bit, Uids.JPEGLossless, Uids.JPEGLosslessSV1 -> "image/jpeg";
            case Uids.RLELossless -> "image/dicom-rle";
            case Uids.JPEGLSLossless, Uids.JPEGLSNearLossless -> "image/jls";
            case Uids.JPEG2000Lossless, Uids.JPEG2000 -> "image/jp2";
            case Uids.JPEG2000MCLossless, Uids.JPEG2000MC -> "image/jpx";
            case Uids.HTJ2KLossless, Uids.HTJ2KLosslessRPCL, Uids.HTJ2K -> "image/jphc";
            case Uids.JPEGXLLossless, Uids.JPEGXLJPEGRecompression, Uids.JPEGXL -> "image/jxl";
            case Uids.DeflatedImageFrameCompression -> "application/x-deflate";
            case Uids.MPEG2MPML, Uids.MPEG2MPHL -> "video/mpeg";
            case Uids.MPEG4HP41, Uids.MPEG4HP41BD, Uids.MPEG4HP422D, Uids.MPEG4HP423D, Uids.MPEG4HP42STEREO ->
                "video/mp4";
            case Uids.HEVCMP51, Uids.HEVCM10P51 -> "video/H265";
            default -> OCTET_STREAM;
        };
    }
}

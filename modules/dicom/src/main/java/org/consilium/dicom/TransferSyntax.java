package org.consilium.dicom;

/**
 * How a data set is encoded (PS3.5 10, A). Unknown and private ones are allowed and taken for Explicit VR Little Endian
 * with encapsulated pixel data, which every transfer syntax defined since 1993 with compressed pixel data is (PS3.5 A.4).
 *
 * @param uid the identifier
 */
public record TransferSyntax(String uid) {

    public static final TransferSyntax IMPLICIT_VR_LITTLE_ENDIAN = new TransferSyntax(Uids.ImplicitVRLittleEndian);
    public static final TransferSyntax EXPLICIT_VR_LITTLE_ENDIAN = new TransferSyntax(Uids.ExplicitVRLittleEndian);
    public static final TransferSyntax EXPLICIT_VR_BIG_ENDIAN = new TransferSyntax(Uids.ExplicitVRBigEndian);
    public static final TransferSyntax DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN =
            new TransferSyntax(Uids.DeflatedExplicitVRLittleEndian);
    public static final TransferSyntax ENCAPSULATED_UNCOMPRESSED =
            new TransferSyntax(Uids.EncapsulatedUncompressedExplicitVRLittleEndian);
    public static final TransferSyntax DEFLATED_IMAGE_FRAME = new TransferSyntax(Uids.DeflatedImageFrameCompression);
    public static final TransferSyntax RLE_LOSSLESS = new TransferSyntax(Uids.RLELossless);
    public static final TransferSyntax JPEG_BASELINE = new TransferSyntax(Uids.JPEGBaseline8Bit);
    public static final TransferSyntax JPEG_EXTENDED = new TransferSyntax(Uids.JPEGExtended12Bit);
    /** Retired; progressive, by bands of frequencies. */
    public static final TransferSyntax JPEG_SPECTRAL_SELECTION =
            new TransferSyntax(Uids.JPEGSpectralSelectionNonHierarchical68);

    /** Retired; progressive, by bands and bits. */
    public static final TransferSyntax JPEG_FULL_PROGRESSION =
            new TransferSyntax(Uids.JPEGFullProgressionNonHierarchical1012);

    public static final TransferSyntax JPEG_LOSSLESS = new TransferSyntax(Uids.JPEGLossless);
    public static final TransferSyntax JPEG_LOSSLESS_SV1 = new TransferSyntax(Uids.JPEGLosslessSV1);
    public static final TransferSyntax JPEG_LS_LOSSLESS = new TransferSyntax(Uids.JPEGLSLossless);
    public static final TransferSyntax JPEG_LS_NEAR_LOSSLESS = new TransferSyntax(Uids.JPEGLSNearLossless);
    public static final TransferSyntax JPEG_2000_LOSSLESS = new TransferSyntax(Uids.JPEG2000Lossless);
    public static final TransferSyntax JPEG_2000 = new TransferSyntax(Uids.JPEG2000);
    public static final TransferSyntax HTJ2K_LOSSLESS = new TransferSyntax(Uids.HTJ2KLossless);
    public static final TransferSyntax HTJ2K_LOSSLESS_RPCL = new TransferSyntax(Uids.HTJ2KLosslessRPCL);
    public static final TransferSyntax HTJ2K = new TransferSyntax(Uids.HTJ2K);
    public static final TransferSyntax JPEG_XL_LOSSLESS = new TransferSyntax(Uids.JPEGXLLossless);
    public static final TransferSyntax JPEG_XL_JPEG_RECOMPRESSION = new TransferSyntax(Uids.JPEGXLJPEGRecompression);
    public static final TransferSyntax JPEG_XL = new TransferSyntax(Uids.JPEGXL);

    /** Whether elements carry their value representation. */
    public boolean isExplicit() {
        return !uid.equals(Uids.ImplicitVRLittleEndian) && !uid.equals(Uids.Papyrus3ImplicitVRLittleEndian);
    }

    /** Whether numbers have their least significant byte first: all but Explicit VR Big Endian (PS3.5 7.3). */
    public boolean isLittleEndian() {
        return !uid.equals(Uids.ExplicitVRBigEndian);
    }

    /** Whether the whole data set is a raw deflate stream (PS3.5 A.5). */
    public boolean isDeflated() {
        return switch (uid) {
            case Uids.DeflatedExplicitVRLittleEndian, Uids.JPIPReferencedDeflate, Uids.JPIPHTJ2KReferencedDeflate ->
                true;
            default -> false;
        };
    }

    /** Whether pixel data comes in fragments (PS3.5 A.4); false for native pixel data and for pixel data by URL. */
    public boolean isEncapsulated() {
        return switch (uid) {
            case Uids.ImplicitVRLittleEndian,
                    Uids.Papyrus3ImplicitVRLittleEndian,
                    Uids.ExplicitVRLittleEndian,
                    Uids.ExplicitVRBigEndian,
                    Uids.DeflatedExplicitVRLittleEndian,
                    Uids.JPIPReferenced,
                    Uids.JPIPReferencedDeflate,
                    Uids.JPIPHTJ2KReferenced,
                    Uids.JPIPHTJ2KReferencedDeflate -> false;
            default -> true;
        };
    }

    /** Whether pixel data is one stream of video: MPEG-2, MPEG-4 AVC, HEVC (PS3.5 A.4.5 to A.4.10). */
    public boolean isVideo() {
        return uid.startsWith("1.2.840.10008.1.2.4.10");
    }

    /** Whether the standard knows it. */
    public boolean isRegistered() {
        return UidDictionary.find(uid)
                .filter(e -> e.type().equals("Transfer Syntax"))
                .isPresent();
    }

    @Override
    public String toString() {
        return UidDictionary.name(uid);
    }
}

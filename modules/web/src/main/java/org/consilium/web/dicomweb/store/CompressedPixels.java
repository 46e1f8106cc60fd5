package org.consilium.web.dicomweb.store;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.Uids;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.web.negotiation.PixelMediaTypes;

/** In which transfer syntax the pixel data of a part is (PS3.18 8.7.3.3.2): as it says, as the metadata says, or as its codestream shows. */
final class CompressedPixels {

    private static final int HEAD_BYTES = 64 << 10;
    private static final Set<String> NATIVE =
            Set.of(Uids.ImplicitVRLittleEndian, Uids.ExplicitVRLittleEndian, Uids.DeflatedExplicitVRLittleEndian);

    private CompressedPixels() {}

    /**
     * Explicit VR Little Endian for octets without a parameter.
     *
     * @param declared Transfer Syntax UID (0002,0010) of the metadata
     * @throws Rejected TRANSFER_SYNTAX_NOT_SUPPORTED where part and parameter contradict each other, or nothing tells
     */
    static TransferSyntax transferSyntax(BulkPart part, Optional<String> declared) throws IOException {
        Optional<String> parameter = part.type().parameter("transfer-syntax").filter(uid -> !uid.equals("*"));
        if (part.mediaType().equals(PixelMediaTypes.OCTET_STREAM)) {
            return parameter
                    .filter(uid -> !NATIVE.contains(uid))
                    .map(uid -> encapsulated(uid, part))
                    .orElse(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
        if (parameter.isPresent()) {
            return encapsulated(parameter.get(), part);
        }
        Optional<TransferSyntax> agreeing =
                declared.map(TransferSyntax::new).filter(transferSyntax -> isOfType(transferSyntax, part));
        return agreeing.isPresent() ? agreeing.get() : new TransferSyntax(shown(part));
    }

    private static TransferSyntax encapsulated(String uid, BulkPart part) {
        TransferSyntax transferSyntax = new TransferSyntax(new Uid(uid).value());
        boolean octets = part.mediaType().equals(PixelMediaTypes.OCTET_STREAM);
        if (!transferSyntax.isEncapsulated() || !(octets || isOfType(transferSyntax, part))) {
            throw unknown("the media type and the transfer syntax of bulk data contradict each other");
        }
        return transferSyntax;
    }

    private static boolean isOfType(TransferSyntax transferSyntax, BulkPart part) {
        return PixelMediaTypes.of(transferSyntax).equalsIgnoreCase(part.mediaType());
    }

    private static String shown(BulkPart part) throws IOException {
        byte[] head = part.head(HEAD_BYTES);
        return switch (part.mediaType()) {
            case "image/jpeg" -> jpeg(new JpegHead(head));
            case "image/jls" -> new JpegHead(head).nearLossless() ? Uids.JPEGLSNearLossless : Uids.JPEGLSLossless;
            case "image/dicom-rle" -> Uids.RLELossless;
            case "image/jp2" -> Jpeg2000Head.of(head).reversible() ? Uids.JPEG2000Lossless : Uids.JPEG2000;
            case "image/jpx" -> Jpeg2000Head.of(head).reversible() ? Uids.JPEG2000MCLossless : Uids.JPEG2000MC;
            case "image/jphc" -> highThroughput(Jpeg2000Head.of(head));
            case "application/x-deflate" -> Uids.DeflatedImageFrameCompression;
            default ->
                throw unknown("bulk data of pixels needs a media type of PS3.18 8.7.3.3.2 with its transfer-syntax");
        };
    }

    private static String highThroughput(Jpeg2000Head head) {
        if (!head.reversible()) {
            return Uids.HTJ2K;
        }
        return head.byResolution() ? Uids.HTJ2KLosslessRPCL : Uids.HTJ2KLossless;
    }

    private static String jpeg(JpegHead head) {
        return switch (head.process()) {
            case 0 -> Uids.JPEGBaseline8Bit;
            case 1 -> Uids.JPEGExtended12Bit;
            case 3 -> head.predictor() == 1 ? Uids.JPEGLosslessSV1 : Uids.JPEGLossless;
            default -> throw unknown("a process of JPEG that needs its transfer-syntax parameter");
        };
    }

    static Rejected unknown(String what) {
        return new Rejected(Reason.TRANSFER_SYNTAX_NOT_SUPPORTED, what);
    }
}

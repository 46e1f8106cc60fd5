package org.consilium.web.dicomweb.retrieve;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.consilium.dicom.TransferSyntax;
import org.consilium.web.negotiation.Accept;
import org.consilium.web.negotiation.MediaRange;
import org.consilium.web.negotiation.PixelMediaTypes;

/**
 * How frames of an instance are sent (PS3.18 10.4.1.1.6).
 *
 * @param mediaType of each frame
 * @param transferSyntax of each frame
 * @param multipart whether inside a multipart message
 */
record FrameForm(String mediaType, TransferSyntax transferSyntax, boolean multipart) {

    /**
     * The first form in the client's order of preference. Frames are sent as they are stored, native ones always in little
     * endian: as their image type where compressed, else as a stream of octets. A client that wants octets of compressed
     * pixels without naming their transfer syntax gets them decompressed.
     *
     * @param decodable whether the pixel data can be decompressed here; asked only when that matters
     * @param alone whether only one frame is asked for, so that it may be sent outside a multipart message
     */
    static Optional<FrameForm> choose(Accept accept, TransferSyntax stored, boolean alone, BooleanSupplier decodable) {
        return accept.ranges().stream()
                .filter(range -> range.isMultipartRelated() || range.isAnything() || alone)
                .flatMap(range -> of(range, stored, decodable).stream())
                .findFirst();
    }

    /** Whether the frames must be decompressed for it. */
    boolean isDecompressed(TransferSyntax stored) {
        return stored.isEncapsulated() && !transferSyntax.isEncapsulated();
    }

    String contentType() {
        return mediaType + "; transfer-syntax=" + transferSyntax.uid();
    }

    private static Optional<FrameForm> of(MediaRange range, TransferSyntax stored, BooleanSupplier decodable) {
        boolean multipart = range.isMultipartRelated() || range.isAnything();
        MediaRange part = range.isMultipartRelated() ? range.partRange() : range;
        TransferSyntax sent = stored.isEncapsulated() ? stored : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        String mediaType = PixelMediaTypes.of(sent);
        Optional<String> wanted = part.parameter("transfer-syntax");
        boolean asStored =
                wanted.isPresent() && (wanted.get().equals("*") || wanted.get().equals(sent.uid()));
        boolean unnamed = wanted.isEmpty() && !meansUncompressed(part, stored);
        boolean fits = part.includes(mediaType) || (asStored && part.includes(PixelMediaTypes.OCTET_STREAM));
        if (fits && (asStored || unnamed)) {
            return Optional.of(new FrameForm(mediaType, sent, multipart));
        }
        TransferSyntax plain = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        boolean decompressed = part.includes(PixelMediaTypes.OCTET_STREAM)
                && wanted.orElse(plain.uid()).equals(plain.uid())
                && decodable.getAsBoolean();
        return decompressed
                ? Optional.of(new FrameForm(PixelMediaTypes.OCTET_STREAM, plain, multipart))
                : Optional.empty();
    }

    /** A stream of octets without a transfer syntax means uncompressed pixels. */
    private static boolean meansUncompressed(MediaRange part, TransferSyntax stored) {
        return stored.isEncapsulated()
                && part.type().equals("application")
                && part.subtype().equals("octet-stream");
    }
}

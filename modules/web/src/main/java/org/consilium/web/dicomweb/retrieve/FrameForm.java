package org.consilium.web.dicomweb.retrieve;

import java.util.Optional;
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
     * endian: as their image type where compressed, else as a stream of octets.
     *
     * @param alone whether only one frame is asked for, so that it may be sent outside a multipart message
     */
    static Optional<FrameForm> choose(Accept accept, TransferSyntax stored, boolean alone) {
        return accept.ranges().stream()
                .filter(range -> range.isMultipartRelated() || range.isAnything() || alone)
                .flatMap(range -> of(range, stored).stream())
                .findFirst();
    }

    String contentType() {
        return mediaType + "; transfer-syntax=" + transferSyntax.uid();
    }

    private static Optional<FrameForm> of(MediaRange range, TransferSyntax stored) {
        boolean multipart = range.isMultipartRelated() || range.isAnything();
        MediaRange part = range.isMultipartRelated() ? range.partRange() : range;
        TransferSyntax sent = stored.isEncapsulated() ? stored : TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        String mediaType = PixelMediaTypes.of(sent);
        Optional<String> wanted = part.parameter("transfer-syntax");
        boolean asStored =
                wanted.isPresent() && (wanted.get().equals("*") || wanted.get().equals(sent.uid()));
        boolean unnamed = wanted.isEmpty() && !meansUncompressed(part, stored);
        boolean fits = part.includes(mediaType) || (asStored && part.includes(PixelMediaTypes.OCTET_STREAM));
        return fits && (asStored || unnamed)
                ? Optional.of(new FrameForm(mediaType, sent, multipart))
                : Optional.empty();
    }

    /** A stream of octets without a transfer syntax means uncompressed pixels. */
    private static boolean meansUncompressed(MediaRange part, TransferSyntax stored) {
        return stored.isEncapsulated()
                && part.type().equals("application")
                && part.subtype().equals("octet-stream");
    }
}

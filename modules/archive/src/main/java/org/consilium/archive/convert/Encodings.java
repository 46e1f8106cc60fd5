package org.consilium.archive.convert;

import java.util.List;
import java.util.stream.Stream;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Transcode;
import org.consilium.imaging.decode.FrameDecoder;

/** In which transfer syntaxes instances can be given: as stored, and in the two that every receiver of uncompressed ones takes. */
public final class Encodings {

    private final FrameDecoder decoder;

    public Encodings(FrameDecoder decoder) {
        this.decoder = decoder;
    }

    /** As stored first; whether compressed pixels of an instance can be decoded indeed shows when it is converted. */
    public List<TransferSyntax> of(TransferSyntax stored) {
        boolean changeable = Transcode.isPossible(stored) || decoder.decodes(stored);
        Stream<TransferSyntax> others = changeable
                ? Stream.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN)
                : Stream.empty();
        return Stream.concat(Stream.of(stored), others).distinct().toList();
    }

    FrameDecoder decoder() {
        return decoder;
    }
}

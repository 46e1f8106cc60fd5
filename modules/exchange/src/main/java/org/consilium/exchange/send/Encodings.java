package org.consilium.exchange.send;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.archive.StoredInstance;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dicom.io.Transcode;
import org.consilium.dimse.association.ContextProposal;

/**
 * In which transfer syntaxes an instance can be sent: as it is stored, and, where no pixel data has to be decompressed, in
 * the two that every receiver of uncompressed objects takes. One context each, so that the receiver cannot choose for us.
 */
final class Encodings {

    private Encodings() {}

    static List<ContextProposal> proposals(StoredInstance instance) {
        return possible(instance.transferSyntax())
                .map(syntax -> ContextProposal.of(instance.record().sopClass(), syntax))
                .toList();
    }

    /** The best of those the receiver accepted. */
    static Optional<TransferSyntax> choose(TransferSyntax stored, List<TransferSyntax> accepted) {
        return possible(stored).filter(accepted::contains).findFirst();
    }

    private static Stream<TransferSyntax> possible(TransferSyntax stored) {
        Stream<TransferSyntax> others = Transcode.isPossible(stored)
                ? Stream.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN)
                : Stream.empty();
        return Stream.concat(Stream.of(stored), others).distinct();
    }
}

package org.consilium.archive;

import java.util.Optional;
import java.util.OptionalLong;
import org.consilium.dicom.TransferSyntax;
import org.consilium.kernel.Uid;

/**
 * What is known of an instance before its data set is read.
 *
 * @param transferSyntax encoding of the data set bytes that follow
 * @param sopClassUid SOP class declared by the command (PS3.7 9.1.1.1) or file meta group; checked against the data set
 * @param sopInstanceUid SOP instance declared likewise; checked likewise
 * @param requiredStudy study the request addresses (STOW-RS to {@code /studies/{uid}}); an instance of another one is refused
 * @param association tells the DICOM association it comes over from all others of this process
 */
public record Arrival(
        Origin origin,
        TransferSyntax transferSyntax,
        Optional<String> sopClassUid,
        Optional<String> sopInstanceUid,
        Optional<Uid> requiredStudy,
        OptionalLong association) {

    /** Of what does not come over an association. */
    public Arrival(
            Origin origin,
            TransferSyntax transferSyntax,
            Optional<String> sopClassUid,
            Optional<String> sopInstanceUid,
            Optional<Uid> requiredStudy) {
        this(origin, transferSyntax, sopClassUid, sopInstanceUid, requiredStudy, OptionalLong.empty());
    }
}

package org.consilium.cli.send;

import java.nio.file.Path;
import org.consilium.dicom.TransferSyntax;

/**
 * A file to be sent.
 *
 * @param dataSetOffset where the data set begins, in bytes from the start of the file
 * @param length of the data set in bytes
 */
record Outgoing(
        Path file,
        String sopClassUid,
        String sopInstanceUid,
        TransferSyntax transferSyntax,
        long dataSetOffset,
        long length) {

    /** What has to be negotiated for it. */
    Kind kind() {
        return new Kind(sopClassUid, transferSyntax);
    }

    /** A SOP class in one transfer syntax: one presentation context. */
    record Kind(String sopClassUid, TransferSyntax transferSyntax) {}
}

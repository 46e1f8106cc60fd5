package org.consilium.dimse.service;

import java.util.Optional;
import org.consilium.dicom.TransferSyntax;
import org.consilium.dimse.association.Peer;

/**
 * C-STORE-RQ (PS3.7 9.3.1.1).
 *
 * @param transferSyntax of the data set that follows
 * @param affectedSopClassUid as the command declares it: a valid UID, the one of the presentation context
 * @param affectedSopInstanceUid as the command declares it: a valid UID; the data set may say something else
 * @param moveOriginator when it is a sub-operation of a C-MOVE, as the command declares it
 * @param association tells the association it came over from all others of this process
 */
public record StoreRequest(
        Peer peer,
        TransferSyntax transferSyntax,
        String affectedSopClassUid,
        String affectedSopInstanceUid,
        int messageId,
        Optional<MoveOriginator> moveOriginator,
        long association) {}

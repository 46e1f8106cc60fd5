package org.consilium.dimse.commitment;

import java.util.List;
import org.consilium.dimse.association.Peer;

/**
 * What a user wants to be kept (PS3.4 J.3.2).
 *
 * @param transactionUid names this request in its result
 * @param references at least one, at most {@link StorageCommitment#REFERENCES_MAX}
 */
public record CommitmentRequest(Peer peer, String transactionUid, List<ObjectReference> references) {

    public CommitmentRequest {
        references = List.copyOf(references);
    }
}

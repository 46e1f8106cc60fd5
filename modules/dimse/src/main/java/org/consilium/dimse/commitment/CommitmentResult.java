package org.consilium.dimse.commitment;

import java.util.List;
import org.consilium.dimse.message.DimseStatus;

/**
 * For which objects a provider answers (PS3.4 J.3.3).
 *
 * @param transactionUid of the request
 * @param committed those it will keep
 * @param failed those it does not answer for, with the reason; when there are none, everything is committed
 */
public record CommitmentResult(String transactionUid, List<ObjectReference> committed, List<Failure> failed) {

    public CommitmentResult {
        committed = List.copyOf(committed);
        failed = List.copyOf(failed);
    }

    /**
     * An object that is not committed.
     *
     * @param reason Failure Reason (0008,1197): processing failure, no such object instance, resource limitation, SOP class
     *     not supported, class-instance conflict or duplicate transaction UID
     */
    public record Failure(ObjectReference reference, DimseStatus reason) {}

    public boolean isComplete() {
        return failed.isEmpty();
    }
}

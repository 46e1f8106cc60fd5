package org.consilium.dimse.retrieve;

import java.util.List;
import org.consilium.dimse.message.DimseStatus;

/**
 * How a retrieval ended.
 *
 * @param status of the last response: success, B000 when some failed, cancel (FE00), or a failure
 * @param counters as the last response that told any has them
 * @param failedSopInstanceUids of the sub-operations that failed, as far as the provider says
 */
public record RetrieveResult(DimseStatus status, SubOperationCounters counters, List<String> failedSopInstanceUids) {

    public RetrieveResult {
        failedSopInstanceUids = List.copyOf(failedSopInstanceUids);
    }
}

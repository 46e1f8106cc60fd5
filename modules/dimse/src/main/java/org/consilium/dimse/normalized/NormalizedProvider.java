package org.consilium.dimse.normalized;

import java.io.IOException;
import org.consilium.dimse.message.DimseStatus;

/**
 * What an application does with SOP instances that peers create and change. Only what its service class has needs to be
 * written; everything else is answered with unrecognized operation. Called by many threads at once.
 *
 * <p>A {@link org.consilium.kernel.Rejected} becomes the status of its reason, any other exception {@link
 * DimseStatus#PROCESSING_FAILURE}.
 */
public interface NormalizedProvider {

    /** N-CREATE. Without a SOP Instance UID in request and response one is generated. */
    default NormalizedResponse create(NormalizedRequest.Create request) throws IOException {
        return unrecognized();
    }

    default NormalizedResponse set(NormalizedRequest.Set request) throws IOException {
        return unrecognized();
    }

    default NormalizedResponse get(NormalizedRequest.Get request) throws IOException {
        return unrecognized();
    }

    default NormalizedResponse delete(NormalizedRequest.Delete request) throws IOException {
        return unrecognized();
    }

    default NormalizedResponse action(NormalizedRequest.Action request) throws IOException {
        return unrecognized();
    }

    private static NormalizedResponse unrecognized() {
        return NormalizedResponse.of(DimseStatus.UNRECOGNIZED_OPERATION);
    }
}

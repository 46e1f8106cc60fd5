package org.consilium.dimse.commitment;

import java.io.IOException;
import org.consilium.dimse.normalized.NormalizedResponse;

/** Answers for objects. Called by many threads at once. */
@FunctionalInterface
public interface CommitmentProvider {

    /**
     * Takes a request, or refuses it. The result is reported later, by a thread of the application, once or again until it
     * has been heard: here as long as the association stands, then over {@link CommitmentReporter#over} another one.
     *
     * @param sameAssociation reports on the association of the request, never before the request has been answered
     * @return success when a result will be reported
     */
    NormalizedResponse commit(CommitmentRequest request, CommitmentReporter sameAssociation) throws IOException;
}

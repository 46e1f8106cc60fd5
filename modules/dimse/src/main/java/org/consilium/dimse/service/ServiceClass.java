package org.consilium.dimse.service;

import java.io.IOException;
import java.util.Optional;
import org.consilium.dimse.message.DimseStatus;

/** Performs the requests for some abstract syntaxes (PS3.4). Called by many threads at once. */
@FunctionalInterface
public interface ServiceClass {

    /**
     * Does what a request asks and answers it through the exchange.
     *
     * @return whether the operation is one of this service class; when not, the dispatcher answers so
     */
    boolean perform(Exchange exchange) throws IOException;

    /**
     * Whether the association is read while an operation is performed: when it can be cancelled, or makes requests on the
     * same association before it returns. Its data set is then taken into memory before ({@link Exchange#IDENTIFIER_LENGTH_MAX}).
     */
    default boolean isPerformedBesideReading() {
        return false;
    }

    /** The status of the response when it fails for a reason of its own. */
    default DimseStatus failure() {
        return DimseStatus.PROCESSING_FAILURE;
    }

    /**
     * The answer to SOP class extended negotiation (PS3.7 D.3.3.5): what is supported of the service class application
     * information of the requestor; nothing, when none of it is.
     */
    default Optional<byte[]> negotiate(byte[] proposed) {
        return Optional.empty();
    }
}

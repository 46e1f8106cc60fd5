package org.consilium.dimse.service;

import java.io.IOException;
import java.io.InputStream;
import org.consilium.dimse.message.DimseStatus;

/**
 * What an application does for one kind of request. Called by the association's own thread, by many at once.
 *
 * @param <R> the request
 */
@FunctionalInterface
public interface DimseService<R> {

    /**
     * Does it.
     *
     * @param dataSet arrives while it is read, in the transfer syntax of the request; what is left unread is dropped. It
     *     fails with {@link org.consilium.dimse.association.AssociationEnded} when the peer goes away in the middle
     * @return the status of the response. A {@link org.consilium.kernel.Rejected} becomes the status of its reason; any
     *     other exception becomes {@link DimseStatus#PROCESSING_FAILURE}
     */
    DimseStatus handle(R request, InputStream dataSet) throws IOException;
}

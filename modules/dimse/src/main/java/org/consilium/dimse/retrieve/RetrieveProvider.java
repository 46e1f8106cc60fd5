package org.consilium.dimse.retrieve;

import java.io.IOException;

/** What an application does to answer retrievals. Called by many threads at once. */
@FunctionalInterface
public interface RetrieveProvider {

    /**
     * The instances a request is about, none when nothing matches.
     *
     * <p>A {@link org.consilium.kernel.Rejected} becomes the status of its reason; any other exception becomes C001.
     */
    RetrieveItems find(RetrieveRequest request) throws IOException;
}

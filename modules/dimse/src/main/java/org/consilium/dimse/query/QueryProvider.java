package org.consilium.dimse.query;

import java.io.IOException;
import java.util.Set;

/** What an application does to answer queries. Called by many threads at once. */
@FunctionalInterface
public interface QueryProvider {

    /**
     * Sends every match, then returns; the user then hears of success, or that the query was cancelled.
     *
     * <p>A {@link org.consilium.kernel.Rejected} becomes the status of its reason (A700 out of resources, A900 for an
     * identifier that does not fit the SOP class, Cxxx for others); any other exception becomes C001.
     */
    void find(Query query, Matches matches) throws IOException;

    /** What of extended negotiation is supported. */
    default Set<QueryOption> options() {
        return Set.of();
    }
}

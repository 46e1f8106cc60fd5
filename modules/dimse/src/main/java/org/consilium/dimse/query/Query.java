package org.consilium.dimse.query;

import java.util.Set;
import org.consilium.dicom.DataSet;
import org.consilium.dimse.association.Peer;

/**
 * C-FIND-RQ (PS3.7 9.3.2.1).
 *
 * @param sopClassUid the information model, of the presentation context
 * @param identifier the keys, and the query/retrieve level where the model has levels; nothing of it has been checked
 * @param options agreed on with this peer
 */
public record Query(Peer peer, String sopClassUid, DataSet identifier, Set<QueryOption> options) {

    public Query {
        options = Set.copyOf(options);
    }
}

package org.consilium.dimse.normalized;

import java.util.List;
import java.util.Optional;
import org.consilium.dicom.DataSet;
import org.consilium.dimse.association.Peer;

/** What a peer asks of a SOP instance, or tells of one (PS3.7 10.1). */
public sealed interface NormalizedRequest {

    /** Who asks. */
    Peer peer();

    /** SOP class of the instance: that of the presentation context or another one the service takes. */
    String sopClassUid();

    /**
     * N-CREATE-RQ.
     *
     * @param sopInstanceUid a valid UID, none when the provider is to find one
     * @param attributes of the new instance; empty when none were given
     */
    record Create(Peer peer, String sopClassUid, Optional<String> sopInstanceUid, DataSet attributes)
            implements NormalizedRequest {}

    /** N-SET-RQ. @param modifications attributes with their new values */
    record Set(Peer peer, String sopClassUid, String sopInstanceUid, DataSet modifications)
            implements NormalizedRequest {}

    /** N-GET-RQ. @param attributes tags of those asked for; none: all */
    record Get(Peer peer, String sopClassUid, String sopInstanceUid, List<Integer> attributes)
            implements NormalizedRequest {

        public Get {
            attributes = List.copyOf(attributes);
        }
    }

    /** N-DELETE-RQ. */
    record Delete(Peer peer, String sopClassUid, String sopInstanceUid) implements NormalizedRequest {}

    /** N-ACTION-RQ. @param type as the service class numbers its actions */
    record Action(Peer peer, String sopClassUid, String sopInstanceUid, int type, Optional<DataSet> information)
            implements NormalizedRequest {}

    /** N-EVENT-REPORT-RQ. @param type as the service class numbers its events */
    record EventReport(Peer peer, String sopClassUid, String sopInstanceUid, int type, Optional<DataSet> information)
            implements NormalizedRequest {}
}

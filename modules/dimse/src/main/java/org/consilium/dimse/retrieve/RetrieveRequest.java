package org.consilium.dimse.retrieve;

import org.consilium.dicom.DataSet;
import org.consilium.dimse.association.Peer;

/**
 * C-MOVE-RQ or C-GET-RQ (PS3.7 9.3.3.1, 9.3.4.1).
 *
 * @param sopClassUid the information model, of the presentation context
 * @param identifier level and unique keys; nothing of it has been checked
 */
public record RetrieveRequest(Peer peer, String sopClassUid, DataSet identifier) {}

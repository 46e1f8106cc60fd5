package org.consilium.dimse.pdu;

import java.util.List;

/** SOP class common extended negotiation (PS3.7 D.3.3.6). */
public record CommonExtendedNegotiation(String sopClassUid, String serviceClassUid, List<String> relatedSopClassUids) {

    public CommonExtendedNegotiation {
        relatedSopClassUids = List.copyOf(relatedSopClassUids);
    }
}

package org.consilium.dimse.association;

import org.consilium.dimse.pdu.Abort;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.PDataTf;
import org.consilium.dimse.pdu.Pdu;
import org.consilium.dimse.pdu.ReleaseRp;
import org.consilium.dimse.pdu.ReleaseRq;

/** Events of the upper layer protocol machine, in the order of PS3.8 table 9-10. */
enum Event {
    ASSOCIATE_REQUEST("A-ASSOCIATE request (local user)"),
    TRANSPORT_CONFIRM("Transport connection confirmation"),
    ASSOCIATE_AC("A-ASSOCIATE-AC PDU"),
    ASSOCIATE_RJ("A-ASSOCIATE-RJ PDU"),
    TRANSPORT_INDICATION("Transport connection indication"),
    ASSOCIATE_RQ("A-ASSOCIATE-RQ PDU"),
    ASSOCIATE_ACCEPT("A-ASSOCIATE response primitive (accept)"),
    ASSOCIATE_REJECT("A-ASSOCIATE response primitive (reject)"),
    DATA_REQUEST("P-DATA request primitive"),
    DATA_TF("P-DATA-TF PDU"),
    RELEASE_REQUEST("A-RELEASE request primitive"),
    RELEASE_RQ("A-RELEASE-RQ PDU"),
    RELEASE_RP("A-RELEASE-RP PDU"),
    RELEASE_RESPONSE("A-RELEASE response primitive"),
    ABORT_REQUEST("A-ABORT request primitive"),
    ABORT("A-ABORT PDU"),
    TRANSPORT_CLOSED("Transport connection closed indication"),
    ARTIM_EXPIRED("ARTIM timer expired"),
    INVALID_PDU("Unrecognized or invalid PDU received");

    private final String text;

    Event(String text) {
        this.text = text;
    }

    /** The event that a received PDU is. */
    static Event of(Pdu pdu) {
        return switch (pdu) {
            case AssociateRq _ -> ASSOCIATE_RQ;
            case AssociateAc _ -> ASSOCIATE_AC;
            case AssociateRj _ -> ASSOCIATE_RJ;
            case PDataTf _ -> DATA_TF;
            case ReleaseRq _ -> RELEASE_RQ;
            case ReleaseRp _ -> RELEASE_RP;
            case Abort _ -> ABORT;
        };
    }

    String text() {
        return text;
    }
}

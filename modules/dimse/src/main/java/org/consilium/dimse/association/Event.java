package org.consilium.dimse.association;

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

    String text() {
        return text;
    }
}

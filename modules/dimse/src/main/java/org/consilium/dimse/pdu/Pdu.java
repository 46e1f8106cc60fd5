package org.consilium.dimse.pdu;

/** A protocol data unit (PS3.8 9.3). */
public sealed interface Pdu permits AssociateRq, AssociateAc, AssociateRj, PDataTf, ReleaseRq, ReleaseRp, Abort {

    /** Bytes before the variable field: type, reserved, length (PS3.8 9.3.1). */
    int HEADER_LENGTH = 6;
}

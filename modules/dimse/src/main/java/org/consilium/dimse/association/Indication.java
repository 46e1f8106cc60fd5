package org.consilium.dimse.association;

import org.consilium.dimse.pdu.Abort;
import org.consilium.dimse.pdu.AssociateAc;
import org.consilium.dimse.pdu.AssociateRj;
import org.consilium.dimse.pdu.AssociateRq;
import org.consilium.dimse.pdu.PDataTf;

/** What the upper layer tells its user (PS3.8 7): indications and confirmations. */
public sealed interface Indication {

    /** A-ASSOCIATE indication. */
    record Associate(AssociateRq request) implements Indication {}

    /** A-ASSOCIATE confirmation (accept). */
    record Accepted(AssociateAc answer) implements Indication {}

    /** A-ASSOCIATE confirmation (reject). */
    record Refused(AssociateRj answer) implements Indication {}

    /** P-DATA indication; the bytes are valid until the next one. */
    record Data(PDataTf pdu) implements Indication {}

    /** A-RELEASE indication: to be answered by {@link UpperLayer#respondToRelease}. */
    record ReleaseRequested() implements Indication {}

    /** A-RELEASE confirmation. */
    record Released() implements Indication {}

    /** A-ABORT or A-P-ABORT indication: by the peer, or by this side because of what the peer sent or did not send. */
    record Aborted(Abort abort, String cause) implements Indication {}

    /** The association has ended and there is nothing to say about it, or a PDU was ignored. */
    record Nothing() implements Indication {}
}

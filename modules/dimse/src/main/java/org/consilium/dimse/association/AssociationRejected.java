package org.consilium.dimse.association;

import java.io.IOException;
import org.consilium.dimse.pdu.AssociateRj;

/** The peer does not want the association that was asked for. */
public final class AssociationRejected extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean isTransient;

    AssociationRejected(AssociateRj answer) {
        super("Association rejected by the peer (" + answer.text() + ")");
        this.isTransient = answer.isTransient();
    }

    /** Whether the same request may succeed at another time. */
    public boolean isTransient() {
        return isTransient;
    }
}

package org.consilium.dimse.association;

import java.io.IOException;

/** The association is over though something was still to be sent or received on it: aborted, cut or timed out. */
public final class AssociationEnded extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message why, for people; without anything the peer sent */
    public AssociationEnded(String message) {
        super(message);
    }

    public AssociationEnded(String message, Throwable cause) {
        super(message, cause);
    }
}

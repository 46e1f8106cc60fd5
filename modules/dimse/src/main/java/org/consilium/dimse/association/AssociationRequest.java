package org.consilium.dimse.association;

import java.util.List;
import org.consilium.dimse.pdu.PresentationContext;
import org.consilium.dimse.pdu.UserInformation;

/** What an association policy decides on. */
public record AssociationRequest(Peer peer, List<PresentationContext> proposed, UserInformation userInformation) {

    public AssociationRequest {
        proposed = List.copyOf(proposed);
    }
}

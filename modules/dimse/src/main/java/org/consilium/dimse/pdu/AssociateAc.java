package org.consilium.dimse.pdu;

import java.util.List;

/** A-ASSOCIATE-AC (PS3.8 9.3.3). The AE titles are those of the request, sent back and not tested. */
public record AssociateAc(
        String calledAeTitle,
        String callingAeTitle,
        String applicationContextName,
        List<ContextResult> presentationContexts,
        UserInformation userInformation)
        implements Pdu {

    public AssociateAc {
        presentationContexts = List.copyOf(presentationContexts);
    }
}

package org.consilium.dimse.pdu;

import java.util.List;

/**
 * A-ASSOCIATE-RQ (PS3.8 9.3.2).
 *
 * @param protocolVersion one bit per version, bit 0 for version 1
 * @param calledAeTitle without padding, otherwise as it was written
 * @param callingAeTitle without padding, otherwise as it was written
 */
public record AssociateRq(
        int protocolVersion,
        String calledAeTitle,
        String callingAeTitle,
        String applicationContextName,
        List<PresentationContext> presentationContexts,
        UserInformation userInformation)
        implements Pdu {

    /** The DICOM application context (PS3.7 A.2.1). */
    public static final String DICOM_APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";

    public static final int PROTOCOL_VERSION = 1;

    /** Presentation contexts an association can have: the odd numbers of a byte. */
    public static final int PRESENTATION_CONTEXTS_MAX = 128;

    public AssociateRq {
        presentationContexts = List.copyOf(presentationContexts);
    }
}

package org.consilium.dimse.pdu;

/**
 * A-ASSOCIATE-RJ (PS3.8 9.3.4).
 *
 * @param result 1: permanent, 2: transient
 * @param source 1: the DICOM user, 2: the upper layer (ACSE), 3: the upper layer (presentation)
 * @param reason to be read together with the source
 */
public record AssociateRj(int result, int source, int reason) implements Pdu {

    public static final AssociateRj NO_REASON_GIVEN = new AssociateRj(1, 1, 1);
    public static final AssociateRj APPLICATION_CONTEXT_NAME_NOT_SUPPORTED = new AssociateRj(1, 1, 2);
    public static final AssociateRj CALLING_AE_TITLE_NOT_RECOGNIZED = new AssociateRj(1, 1, 3);
    public static final AssociateRj CALLED_AE_TITLE_NOT_RECOGNIZED = new AssociateRj(1, 1, 7);
    public static final AssociateRj PROTOCOL_VERSION_NOT_SUPPORTED = new AssociateRj(1, 2, 2);
    public static final AssociateRj TEMPORARY_CONGESTION = new AssociateRj(2, 3, 1);
    public static final AssociateRj LOCAL_LIMIT_EXCEEDED = new AssociateRj(2, 3, 2);

    /** Whether the same request may succeed at another time. */
    public boolean isTransient() {
        return result == 2;
    }

    /** For people and logs. */
    public String text() {
        String why = switch (source * 16 + reason) {
            case 0x12 -> "application context name not supported";
            case 0x13 -> "calling AE title not recognized";
            case 0x17 -> "called AE title not recognized";
            case 0x22 -> "protocol version not supported";
            case 0x31 -> "temporary congestion";
            case 0x32 -> "local limit exceeded";
            default -> "no reason given";
        };
        return (isTransient() ? "transient, " : "permanent, ") + why;
    }
}

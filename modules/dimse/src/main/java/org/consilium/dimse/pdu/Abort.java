package org.consilium.dimse.pdu;

/**
 * A-ABORT (PS3.8 9.3.8).
 *
 * @param source 0: the DICOM user, 2: the upper layer of the peer
 * @param reason not significant when the source is the user
 */
public record Abort(int source, int reason) implements Pdu {

    public static final int NOT_SPECIFIED = 0;
    public static final int UNRECOGNIZED_PDU = 1;
    public static final int UNEXPECTED_PDU = 2;
    public static final int UNRECOGNIZED_PDU_PARAMETER = 4;
    public static final int UNEXPECTED_PDU_PARAMETER = 5;
    public static final int INVALID_PDU_PARAMETER = 6;

    /** The application gives up. */
    public static final Abort BY_USER = new Abort(0, NOT_SPECIFIED);

    /** The upper layer gives up because of what the peer sent. */
    public static Abort byProvider(int reason) {
        return new Abort(2, reason);
    }

    /** For people and logs. */
    public String text() {
        String by = source == 2 ? "upper layer" : "user";
        String why = switch (reason) {
            case UNRECOGNIZED_PDU -> "unrecognized PDU";
            case UNEXPECTED_PDU -> "unexpected PDU";
            case UNRECOGNIZED_PDU_PARAMETER -> "unrecognized PDU parameter";
            case UNEXPECTED_PDU_PARAMETER -> "unexpected PDU parameter";
            case INVALID_PDU_PARAMETER -> "invalid PDU parameter value";
            default -> "reason not specified";
        };
        return source == 2 ? by + ", " + why : by;
    }
}

package org.consilium.dimse.interoperability;

import java.util.EnumSet;
import java.util.Set;

/** The rows of the matrix. */
public enum Service {
    ECHO("C-ECHO"),
    STORE("C-STORE"),
    FIND("C-FIND"),
    CANCEL("C-CANCEL of a C-FIND"),
    WORKLIST("Modality worklist"),
    MOVE("C-MOVE"),
    GET("C-GET"),
    N_CREATE("N-CREATE"),
    N_SET("N-SET"),
    N_GET("N-GET"),
    N_DELETE("N-DELETE"),
    N_ACTION("N-ACTION"),
    N_EVENT_REPORT("N-EVENT-REPORT"),
    COMMITMENT("Storage commitment"),
    MPPS("Modality performed procedure step"),
    UPS("Unified procedure step"),
    AVAILABILITY("Instance availability notification"),
    ASYNCHRONOUS("Asynchronous operations window"),
    ROLE_SELECTION("Role selection"),
    USER_IDENTITY("User identity"),
    TLS_PROFILES("TLS profiles of PS3.15 B.12 and B.13");

    private final String label;

    Service(String label) {
        this.label = label;
    }

    /** What it has to be tried over. What is agreed on in the request for an association is the same over both. */
    public Set<Transport> transports() {
        return switch (this) {
            case TLS_PROFILES -> EnumSet.of(Transport.TLS);
            case ASYNCHRONOUS, ROLE_SELECTION, USER_IDENTITY -> EnumSet.of(Transport.PLAIN);
            default -> EnumSet.allOf(Transport.class);
        };
    }

    @Override
    public String toString() {
        return label;
    }
}

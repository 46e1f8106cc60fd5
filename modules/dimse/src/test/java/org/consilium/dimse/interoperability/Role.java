package org.consilium.dimse.interoperability;

/** Our role in a SOP class. */
public enum Role {
    /** The service class user (SCU). */
    USER("user"),
    /** The service class provider (SCP). */
    PROVIDER("provider");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}

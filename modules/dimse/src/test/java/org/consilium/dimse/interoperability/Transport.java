package org.consilium.dimse.interoperability;

/** What an association runs over. */
public enum Transport {
    PLAIN("plain"),
    TLS("TLS");

    private final String label;

    Transport(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}

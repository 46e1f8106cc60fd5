package org.consilium.dimse.tls;

/** What a server wants of those who connect. */
public enum ClientCertificate {
    /** Clients stay unknown. */
    NONE,
    /** A client may show one; one that is shown must be trusted. */
    WANTED,
    /** No connection without a trusted one. */
    REQUIRED
}

package org.consilium.archive;

/** The door by which an instance came. */
public enum Channel {
    /** C-STORE (PS3.7 9.1.1). */
    DIMSE,
    /** STOW-RS (PS3.18 10.5), uploads of the portal included. */
    STOW,
    /** Made by this node from a signed opinion. */
    REPORT
}

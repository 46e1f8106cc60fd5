package org.consilium.archive;

/** The door by which an instance came. */
public enum Channel {
    /** C-STORE (PS3.7 9.1.1). */
    DIMSE,
    /** STOW-RS (PS3.18 10.5). */
    STOW,
    /** Files, folders, discs and archives that a person gave the portal. */
    UPLOAD,
    /** Files that were laid into a watched folder. */
    FOLDER,
    /** Made by this node from a signed opinion. */
    REPORT
}

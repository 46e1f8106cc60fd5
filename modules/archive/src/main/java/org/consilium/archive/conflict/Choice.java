package org.consilium.archive.conflict;

/** What a person decides about a newcomer. */
public enum Choice {
    /** The stored instance stays as it is; the newcomer stays in quarantine as evidence. */
    KEEP,
    /** The newcomer becomes the current version of the instance; what it replaces is kept. Without an original it is added. */
    REPLACE,
    /** The stored instance stays as it is; the newcomer is deleted after a grace. */
    DISCARD
}

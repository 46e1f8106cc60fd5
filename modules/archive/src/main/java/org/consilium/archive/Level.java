package org.consilium.archive;

/** Level of the composite information model (PS3.4 C.6.1.1). */
public enum Level {
    PATIENT,
    STUDY,
    SERIES,
    INSTANCE
}

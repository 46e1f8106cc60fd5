package org.consilium.security;

/** Level of care an institution gives; a hard case goes to the nearest institution of the next higher level. */
public enum CareLevel {
    INITIAL,
    BASIC,
    ADVANCED
}

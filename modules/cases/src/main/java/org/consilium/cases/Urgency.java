package org.consilium.cases;

/** How soon an answer is needed; the hours behind each are settings. */
public enum Urgency {
    EMERGENCY,
    FAST,
    ROUTINE
}

package org.consilium.cases.desk;

/** The part a person takes in a certain case. Somebody may take several, or none: then the case looks missing. */
enum Part {
    /** Asked the question. */
    REFERRER,
    /** Coordinates for the institution that asks, or for one above it. */
    COORDINATOR,
    /** Has been offered the case and has not answered. */
    INVITED,
    /** Has accepted it, or decides between two opinions: writes the answer. */
    SPECIALIST,
    /** Read it before a third specialist was asked to decide. */
    HEARD,
    /** Clinical staff of the institution that asks: may look. */
    COLLEAGUE
}

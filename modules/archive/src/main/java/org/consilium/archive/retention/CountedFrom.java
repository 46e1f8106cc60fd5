package org.consilium.archive.retention;

/** From when a study is kept. */
public enum CountedFrom {
    /** Study Date (0008,0020). */
    STUDY_DATE,
    /** Arrival of its newest image. */
    RECEIPT,
    /** When a person or another system last read images of it. */
    OPENED
}

package org.consilium.cases.figure;

/** By what the cases of a report are put together. */
public enum Grouping {
    /** Discipline and ICD-O-3 site without its subsite, for example radiology of C34. */
    TOPIC,
    /** The institution that asks. */
    INSTITUTION,
    /** The specialist who has accepted. */
    PERSON
}

package org.consilium.archive.correct;

/** What a correction puts right. */
public enum Kind {
    /** One study was made under the wrong patient. */
    MOVE,
    /** Two patients are one: the studies of the prior one are shown as those of the other (HL7 ADT A40). */
    MERGE,
    /** Name, birth date or sex of a patient were wrong (HL7 ADT A08). */
    UPDATE
}

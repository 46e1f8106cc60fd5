package org.consilium.archive.reject;

import java.util.Arrays;
import java.util.Optional;

/** Why images are rejected: the document titles of CID 7011 that IHE RAD TF-2 4.66 names. */
public enum Title {
    QUALITY("113001", false),
    PATIENT_SAFETY("113037", true),
    INCORRECT_WORKLIST_ENTRY("113038", true),
    RETENTION_EXPIRED("113039", true);

    private final String code;
    private final boolean hidesNote;

    Title(String code, boolean hidesNote) {
        this.code = code;
        this.hidesNote = hidesNote;
    }

    /** The title with a code value of the scheme DCM. */
    static Optional<Title> of(String code) {
        return Arrays.stream(values()).filter(title -> title.code.equals(code)).findFirst();
    }

    String code() {
        return code;
    }

    /** Whether the note itself is hidden with what it rejects. */
    boolean hidesNote() {
        return hidesNote;
    }
}

package org.consilium.dicom.charset;

/** Characters before which the character sets of value 1 are active again (PS3.5 6.1.2.5.3). */
public enum Delimiters {
    /** One value of text, where a backslash is a character: ST, LT, UT. */
    TEXT(""),
    /** Values separated by backslashes: LO, SH, UC. */
    VALUES("\\"),
    /** Person names: values, component groups and components. */
    PERSON_NAME("\\^=");

    private static final String CONTROLS = "\t\n\f\r";

    private final String characters;

    Delimiters(String characters) {
        this.characters = characters;
    }

    boolean contains(int c) {
        return CONTROLS.indexOf(c) >= 0 || characters.indexOf(c) >= 0;
    }
}

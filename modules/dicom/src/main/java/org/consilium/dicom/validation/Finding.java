package org.consilium.dicom.validation;

import org.consilium.dicom.Dictionary;
import org.consilium.dicom.Tags;

/**
 * An attribute that is not as its module requires.
 *
 * @param kind what is wrong
 * @param path tags and item numbers from 1 that lead to the attribute, for example {@code 00081140/1/00081150}
 * @param tag the attribute
 * @param module the module, for example {@code general-study}, or the macro of a functional group, for example
 *     {@code pixel-measures}
 * @param clause of PS3.3 that defines the module, for example {@code C.7.2.1}; empty where it is not known
 * @param type 1, 1C, 2 or 2C (PS3.5 7.4); of a functional group its usage M or C (PS3.3 A.1.3)
 */
public record Finding(Kind kind, String path, int tag, String module, String clause, String type) {

    /** What is wrong with an attribute. */
    public enum Kind {
        /** It is not there. */
        MISSING,
        /** It is there without a value, which type 1 must have. */
        EMPTY,
        /** It is not there, and whether it must be depends on a condition (1C, 2C, C) that is not known here. */
        MAY_BE_REQUIRED
    }

    /** One line without values, for example {@code (0008,0020) StudyDate is missing: type 2, general-study, PS3.3 C.7.2.1}. */
    @Override
    public String toString() {
        String what = switch (kind) {
            case MISSING -> "is missing";
            case EMPTY -> "is empty";
            case MAY_BE_REQUIRED -> "may be required";
        };
        String where = path.length() > 8 ? " at " + path : "";
        return Tags.toString(tag) + " " + Dictionary.keyword(tag) + where + " " + what + ": "
                + (isGroup() ? "usage " : "type ") + type + ", " + module
                + (clause.isEmpty() ? "" : ", PS3.3 " + clause);
    }

    private boolean isGroup() {
        return Character.isLetter(type.charAt(0));
    }
}

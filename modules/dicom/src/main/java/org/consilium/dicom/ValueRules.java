package org.consilium.dicom;

import org.consilium.dicom.charset.PersonName;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;

/**
 * What a value that we write must keep to (PS3.5 table 6.2-1), ranges and wildcards of queries included (PS3.4 C.2.2.2).
 * What we read is taken as it is.
 */
final class ValueRules {

    private ValueRules() {}

    /**
     * Checks one value.
     *
     * @throws Rejected {@link Reason#INVALID_REQUEST} naming the tag, not the value
     */
    static void check(int tag, VR vr, String value) {
        if (vr == VR.PN) {
            PersonName name = PersonName.parse(value);
            checkLength(tag, vr, name.alphabetic());
            checkLength(tag, vr, name.ideographic());
            checkLength(tag, vr, name.phonetic());
        } else {
            checkLength(tag, vr, value);
        }
        if (!allowsAll(vr, value)) {
            throw new Rejected(Reason.INVALID_REQUEST, Tags.toString(tag) + " has characters that " + vr + " lacks");
        }
    }

    private static void checkLength(int tag, VR vr, String value) {
        if (value.codePointCount(0, value.length()) > vr.charactersMax()) {
            String limit = " has more than " + vr.charactersMax() + " characters";
            throw new Rejected(Reason.INVALID_REQUEST, Tags.toString(tag) + limit);
        }
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean allowsAll(VR vr, String value) {
        return switch (vr) {
            case LT, ST, UT -> value.chars().allMatch(c -> c >= ' ' || "\t\n\f\r".indexOf(c) >= 0);
            case UI -> value.isEmpty() || Uid.isValid(value);
            case CS -> value.chars().allMatch(c -> isDigit(c) || (c >= 'A' && c <= 'Z') || " _*?".indexOf(c) >= 0);
            case DA, TM, DT -> value.chars().allMatch(c -> isDigit(c) || "+-. ".indexOf(c) >= 0);
            case IS, DS -> value.chars().allMatch(c -> isDigit(c) || "+-. eE".indexOf(c) >= 0);
            case LO, PN, SH, UC -> value.chars().allMatch(c -> c >= ' ' && c != '\\');
            default -> value.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '\\');
        };
    }
}

package org.consilium.dicom;

import static org.consilium.dicom.Deviation.Kind.VALUE_CHARACTERS;
import static org.consilium.dicom.Deviation.Kind.VALUE_FORMAT;
import static org.consilium.dicom.Deviation.Kind.VALUE_TOO_LONG;

import java.util.Optional;
import java.util.regex.Pattern;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;

/** What one value of text must keep to (PS3.5 table 6.2-1). What we write is refused where it does not; what we read is not. */
final class ValueRules {

    private static final Pattern AGE = Pattern.compile("[0-9]{3}[DWMY]");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern LEADING_ZERO = Pattern.compile("(^|\\.)0[0-9]");
    private static final String URI_MARKS = "-._~:/?#[]@!$&'()*+,;=%";
    private static final String TEXT_CONTROLS = "\t\n\f\r";
    private static final int DATE_CHARACTERS = 8;
    private static final int TIME_CHARACTERS = 14;
    private static final int DATE_TIME_CHARACTERS = 26;
    private static final int NAME_GROUPS_MAX = 3;
    private static final int NAME_COMPONENTS_MAX = 5;

    /** Where a value stands. */
    enum Use {
        /** In an object. */
        STORED,
        /**
         * In an object or in the identifier of a query, with ranges and wildcards (PS3.4 C.2.2.2). UIDs may have leading zeros,
         * as those of others that we must repeat.
         */
        ANY
    }

    private ValueRules() {}

    /**
     * Checks one value that is going to be written.
     *
     * @throws Rejected {@link Reason#INVALID_REQUEST} naming the tag, not the value
     */
    static void check(int tag, VR vr, String value) {
        flaw(vr, value, Use.ANY).ifPresent(flaw -> {
            throw new Rejected(Reason.INVALID_REQUEST, Tags.toString(tag) + " " + text(flaw, vr, Use.ANY));
        });
    }

    /** What a flaw says about an element, without its value. */
    static String text(Deviation.Kind flaw, VR vr, Use use) {
        return switch (flaw) {
            case VALUE_TOO_LONG -> "has more than " + charactersMax(vr, use) + " characters";
            case VALUE_CHARACTERS -> "has characters that " + vr + " lacks";
            default -> "is not written as " + vr;
        };
    }

    /** What is wrong with one value, without the padding behind it. */
    static Optional<Deviation.Kind> flaw(VR vr, String value, Use use) {
        if (isTooLong(vr, value, use)) {
            return Optional.of(VALUE_TOO_LONG);
        }
        if (!value.chars().allMatch(c -> allows(vr, c, use))) {
            return Optional.of(VALUE_CHARACTERS);
        }
        return value.isEmpty() || isWellFormed(vr, value, use) ? Optional.empty() : Optional.of(VALUE_FORMAT);
    }

    private static int charactersMax(VR vr, Use use) {
        if (use == Use.ANY) {
            return vr.charactersMax();
        }
        return switch (vr) {
            case DA -> DATE_CHARACTERS;
            case TM -> TIME_CHARACTERS;
            case DT -> DATE_TIME_CHARACTERS;
            default -> vr.charactersMax();
        };
    }

    private static boolean isTooLong(VR vr, String value, Use use) {
        if (value.length() <= charactersMax(vr, use)) {
            return false;
        }
        if (vr != VR.PN) {
            return value.codePointCount(0, value.length()) > charactersMax(vr, use);
        }
        for (String group : value.split("=", -1)) {
            if (group.codePointCount(0, group.length()) > vr.charactersMax()) {
                return true;
            }
        }
        return false;
    }

    private static boolean allows(VR vr, int c, Use use) {
        return switch (vr) {
            case LT, ST, UT -> c >= ' ' && c != 0x7F || TEXT_CONTROLS.indexOf(c) >= 0;
            case LO, PN, SH, UC -> c >= ' ' && c != 0x7F && c != '\\';
            case UI -> isDigit(c) || c == '.';
            case CS -> isDigit(c) || (c >= 'A' && c <= 'Z') || c == ' ' || c == '_' || isWildcard(c, use);
            case AS -> isDigit(c) || "DWMY".indexOf(c) >= 0;
            case DA -> isDigit(c) || (c == '-' && use == Use.ANY);
            case TM -> isDigit(c) || c == '.' || (c == '-' && use == Use.ANY);
            case DT -> isDigit(c) || "+-.".indexOf(c) >= 0;
            case IS -> isDigit(c) || "+- ".indexOf(c) >= 0;
            case DS -> isDigit(c) || "+-. eE".indexOf(c) >= 0;
            case UR -> isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || URI_MARKS.indexOf(c) >= 0;
            default -> c >= ' ' && c < 0x7F && c != '\\';
        };
    }

    private static boolean isWildcard(int c, Use use) {
        return use == Use.ANY && (c == '*' || c == '?');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWellFormed(VR vr, String value, Use use) {
        return switch (vr) {
            case AE -> !value.isBlank();
            case AS -> AGE.matcher(value).matches();
            case DA, TM, DT -> TemporalRules.isWellFormed(vr, value, use == Use.ANY);
            case DS -> DECIMAL.matcher(value.strip()).matches();
            case IS -> isInteger(value.strip());
            case PN -> isName(value);
            case UI ->
                Uid.isValid(value)
                        && (use == Use.ANY || !LEADING_ZERO.matcher(value).find());
            default -> true;
        };
    }

    private static boolean isInteger(String value) {
        if (!INTEGER.matcher(value).matches()) {
            return false;
        }
        long number = Long.parseLong(value);
        return number == (int) number;
    }

    private static boolean isName(String value) {
        String[] groups = value.split("=", -1);
        for (String group : groups) {
            if (group.chars().filter(c -> c == '^').count() >= NAME_COMPONENTS_MAX) {
                return false;
            }
        }
        return groups.length <= NAME_GROUPS_MAX;
    }
}

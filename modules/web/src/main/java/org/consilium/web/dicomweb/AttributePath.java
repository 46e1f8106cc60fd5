package org.consilium.web.dicomweb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.consilium.dicom.Dictionary;
import org.consilium.dicom.VR;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Names of attributes in a query (PS3.18 8.3.4.1): the keyword or eight hexadecimal digits, one within a sequence by the names of both with
 * a dot between. Read as the tags of the sequences on the way and, last, of the attribute.
 */
public final class AttributePath {

    private static final int HEX_DIGITS = 8;

    /** Deepest nesting of attributes that are named. */
    private static final int DEPTH_MAX = 8;

    private AttributePath() {}

    /** Whether a parameter looks like an attribute, and not like one of the parameters in lower case. */
    public static boolean isMeant(String name) {
        return !name.isEmpty() && (Character.isUpperCase(name.charAt(0)) || Character.isDigit(name.charAt(0)));
    }

    /** Errors: INVALID_REQUEST. */
    public static List<Integer> parse(String name) {
        String[] names = name.split("\\.", DEPTH_MAX + 1);
        if (names.length > DEPTH_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "attributes are named at most " + DEPTH_MAX + " levels deep");
        }
        List<Integer> path = new ArrayList<>();
        for (String each : names) {
            path.add(tag(each));
        }
        if (!path.stream().limit(names.length - 1L).allMatch(AttributePath::mayBeSequence)) {
            throw new Rejected(Reason.INVALID_REQUEST, "only a sequence has attributes within it");
        }
        return List.copyOf(path);
    }

    /** The dictionary does not know every attribute. */
    private static boolean mayBeSequence(int tag) {
        VR known = Dictionary.vr(tag);
        return known == VR.SQ || known == VR.UN;
    }

    /** Reads values of {@code includefield}. Returns whether {@code all} is among them. Errors: INVALID_REQUEST. */
    public static boolean include(List<String> values, Collection<List<Integer>> included) {
        boolean all = false;
        for (String value : values) {
            for (String name : value.split(",", -1)) {
                if (name.strip().equals("all")) {
                    all = true;
                } else if (!name.isBlank()) {
                    included.add(parse(name.strip()));
                }
            }
        }
        return all;
    }

    private static int tag(String name) {
        if (name.length() == HEX_DIGITS && name.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            return Integer.parseUnsignedInt(name, 16);
        }
        return Dictionary.tag(name)
                .orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "a query parameter is no attribute"));
    }
}

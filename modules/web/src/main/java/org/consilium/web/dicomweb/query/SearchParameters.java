package org.consilium.web.dicomweb.query;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.archive.Query;
import org.consilium.dicom.Dictionary;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * The query part of a search (PS3.18 8.3.4). An attribute is named by its keyword or by its eight hexadecimal digits. A
 * parameter that looks like an attribute and is none is refused: leaving a filter out would answer more than was asked for.
 *
 * @param query what is matched
 * @param includedTags attributes asked for beyond those always returned
 * @param includesAll whether {@code includefield=all} was given
 */
record SearchParameters(Query.Builder query, Set<Integer> includedTags, boolean includesAll) {

    private static final int HEX_DIGITS = 8;

    static SearchParameters of(Map<String, String[]> parameters, int resultsMax) {
        Query.Builder query = Query.builder().limit(resultsMax);
        Set<Integer> included = new HashSet<>();
        boolean all = false;
        for (var parameter : parameters.entrySet()) {
            List<String> values = List.of(parameter.getValue());
            switch (parameter.getKey()) {
                case "limit" -> query.limit((int) Math.min(number(values, "limit"), resultsMax));
                case "offset" -> query.offset(number(values, "offset"));
                case "fuzzymatching" -> query.fuzzy(truth(values));
                case "includefield" -> all |= include(values, included);
                case "accept" -> {
                    // Read with the Accept header.
                }
                default -> {
                    if (looksLikeAttribute(parameter.getKey())) {
                        query.match(tag(parameter.getKey()), String.join("\\", values));
                    }
                }
            }
        }
        return new SearchParameters(query, Set.copyOf(included), all);
    }

    boolean includes(int tag) {
        return includesAll || includedTags.contains(tag);
    }

    private static boolean include(List<String> values, Set<Integer> included) {
        boolean all = false;
        for (String value : values) {
            for (String name : value.split(",", -1)) {
                if (name.strip().equals("all")) {
                    all = true;
                } else if (!name.isBlank()) {
                    included.add(tag(name.strip()));
                }
            }
        }
        return all;
    }

    private static boolean looksLikeAttribute(String name) {
        return !name.isEmpty() && (Character.isUpperCase(name.charAt(0)) || Character.isDigit(name.charAt(0)));
    }

    private static int tag(String name) {
        if (name.indexOf('.') >= 0) {
            throw new Rejected(Reason.INVALID_REQUEST, "attributes within sequences cannot be matched or included");
        }
        if (name.length() == HEX_DIGITS && name.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            return Integer.parseUnsignedInt(name, 16);
        }
        return Dictionary.tag(name)
                .orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "a query parameter is no attribute"));
    }

    private static long number(List<String> values, String name) {
        try {
            long number = Long.parseLong(values.getFirst().strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Rejected(Reason.INVALID_REQUEST, name + " is not a number", e);
        }
        throw new Rejected(Reason.INVALID_REQUEST, name + " is negative");
    }

    private static boolean truth(List<String> values) {
        return switch (values.getFirst()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Rejected(Reason.INVALID_REQUEST, "fuzzymatching is true or false");
        };
    }
}

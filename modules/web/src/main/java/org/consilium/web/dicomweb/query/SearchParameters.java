package org.consilium.web.dicomweb.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.archive.Level;
import org.consilium.archive.Query;
import org.consilium.archive.query.Finder;
import org.consilium.archive.query.LevelAttributes;
import org.consilium.dicom.Dictionary;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * The query part of a search (PS3.18 8.3.4). An attribute is named by its keyword or by its eight hexadecimal digits, one
 * within a sequence by the names of both with a dot between. A parameter that looks like an attribute and is none is refused:
 * leaving a filter out would answer more than was asked for.
 *
 * @param query what is matched by the index
 * @param headerKeys what is matched by headers: value by the tags on the way to the attribute
 * @param included attributes asked for beyond those always returned, likewise
 * @param onlyCounts whether {@code limit=0} was given: no match is answered, only how many there are
 * @param includesAll whether {@code includefield=all} was given
 */
record SearchParameters(
        Query.Builder query,
        Map<List<Integer>, String> headerKeys,
        Set<List<Integer>> included,
        boolean onlyCounts,
        boolean includesAll) {

    private static final int HEX_DIGITS = 8;

    /** Deepest nesting of attributes that are named. */
    private static final int DEPTH_MAX = 8;

    static SearchParameters of(Level level, Map<String, String[]> parameters, int resultsMax) {
        Query.Builder query = Query.builder().dateTime(true);
        Map<List<Integer>, String> headerKeys = new HashMap<>();
        Set<List<Integer>> included = new HashSet<>();
        boolean all = false;
        long limit = resultsMax;
        for (var parameter : parameters.entrySet()) {
            List<String> values = List.of(parameter.getValue());
            switch (parameter.getKey()) {
                case "limit" -> limit = Math.min(number(values, "limit"), resultsMax);
                case "offset" -> query.offset(number(values, "offset"));
                case "fuzzymatching" -> query.fuzzy(truth(values));
                case "includefield" -> all |= include(values, included);
                case "accept" -> {
                    // Read with the Accept header.
                }
                default -> {
                    if (looksLikeAttribute(parameter.getKey())) {
                        match(path(parameter.getKey()), String.join("\\", values), level, query, headerKeys);
                    }
                }
            }
        }
        query.limit((int) Math.max(1, limit));
        return new SearchParameters(query, Map.copyOf(headerKeys), Set.copyOf(included), limit == 0, all);
    }

    boolean includes(int tag) {
        return includesAll || included.contains(List.of(tag));
    }

    private static void match(
            List<Integer> path, String value, Level level, Query.Builder query, Map<List<Integer>, String> headerKeys) {
        boolean indexed = path.size() == 1 && Finder.isSupported(path.getFirst(), level);
        if (indexed || !LevelAttributes.holds(level, path.getFirst())) {
            query.match(path.getFirst(), value); // Which refuses what cannot be matched at this level.
        } else {
            headerKeys.put(path, value);
        }
    }

    private static boolean include(List<String> values, Set<List<Integer>> included) {
        boolean all = false;
        for (String value : values) {
            for (String name : value.split(",", -1)) {
                if (name.strip().equals("all")) {
                    all = true;
                } else if (!name.isBlank()) {
                    included.add(path(name.strip()));
                }
            }
        }
        return all;
    }

    private static boolean looksLikeAttribute(String name) {
        return !name.isEmpty() && (Character.isUpperCase(name.charAt(0)) || Character.isDigit(name.charAt(0)));
    }

    private static List<Integer> path(String name) {
        String[] names = name.split("\\.", DEPTH_MAX + 1);
        if (names.length > DEPTH_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "attributes are named at most " + DEPTH_MAX + " levels deep");
        }
        List<Integer> path = new ArrayList<>();
        for (String each : names) {
            path.add(tag(each));
        }
        return List.copyOf(path);
    }

    private static int tag(String name) {
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

package org.consilium.web.dicomweb.query;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.archive.Level;
import org.consilium.archive.Query;
import org.consilium.archive.query.Finder;
import org.consilium.archive.query.LevelAttributes;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.dicomweb.AttributePath;
import org.consilium.web.dicomweb.QueryNumber;

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

    static SearchParameters of(Level level, Map<String, String[]> parameters, int resultsMax) {
        Query.Builder query = Query.builder().dateTime(true);
        Map<List<Integer>, String> headerKeys = new HashMap<>();
        Set<List<Integer>> included = new HashSet<>();
        boolean all = false;
        long limit = resultsMax;
        for (var parameter : parameters.entrySet()) {
            List<String> values = List.of(parameter.getValue());
            switch (parameter.getKey()) {
                case "limit" -> limit = Math.min(QueryNumber.of(values, "limit"), resultsMax);
                case "offset" -> query.offset(QueryNumber.of(values, "offset"));
                case "fuzzymatching" -> query.fuzzy(truth(values));
                case "includefield" -> all |= AttributePath.include(values, included);
                case "accept" -> {
                    // Read with the Accept header.
                }
                default -> {
                    if (AttributePath.isMeant(parameter.getKey())) {
                        match(
                                AttributePath.parse(parameter.getKey()),
                                String.join("\\", values),
                                level,
                                query,
                                headerKeys);
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

    private static boolean truth(List<String> values) {
        return switch (values.getFirst()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Rejected(Reason.INVALID_REQUEST, "fuzzymatching is true or false");
        };
    }
}

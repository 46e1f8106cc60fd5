package org.consilium.web.dicomweb.worklist;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.dicomweb.AttributePath;
import org.consilium.web.dicomweb.QueryNumber;
import org.consilium.web.dicomweb.workitem.Workitems;

/**
 * The query part of a search for workitems (PS3.18 8.3.4, 11.9).
 *
 * @param keys what is matched: value by the tags on the way to the attribute
 * @param included attributes asked for beyond those always returned, likewise
 * @param includesAll whether {@code includefield=all} was given
 * @param fuzzy whether fuzzy matching was asked for
 */
record WorklistParameters(
        Map<List<Integer>, String> keys,
        Set<List<Integer>> included,
        boolean includesAll,
        boolean fuzzy,
        int limit,
        long offset) {

    /** Errors: INVALID_REQUEST also for an attribute that no workitem has: leaving it out would answer more than was asked for. */
    static WorklistParameters of(Map<String, String[]> parameters, int resultsMax) {
        Map<List<Integer>, String> keys = new HashMap<>();
        Set<List<Integer>> included = new HashSet<>();
        boolean all = false;
        boolean fuzzy = false;
        long limit = resultsMax;
        long offset = 0;
        for (var parameter : parameters.entrySet()) {
            List<String> values = List.of(parameter.getValue());
            switch (parameter.getKey()) {
                case "limit" -> limit = Math.min(QueryNumber.of(values, "limit"), resultsMax);
                case "offset" -> offset = QueryNumber.of(values, "offset");
                case "fuzzymatching" -> fuzzy = values.contains("true");
                case "includefield" -> all |= AttributePath.include(values, included);
                default -> {
                    if (AttributePath.isMeant(parameter.getKey())) {
                        keys.put(key(parameter.getKey()), String.join("\\", values));
                    }
                }
            }
        }
        return new WorklistParameters(Map.copyOf(keys), Set.copyOf(included), all, fuzzy, (int) limit, offset);
    }

    /** An attribute that workitems are matched by. */
    static List<Integer> key(String name) {
        List<Integer> path = AttributePath.parse(name);
        if (!Workitems.has(path.getFirst())) {
            throw new Rejected(Reason.INVALID_REQUEST, "workitems are not matched by this attribute");
        }
        return path;
    }

    /** Whether workitems have to be made in full to be matched. */
    boolean matchesWhole() {
        return keys.keySet().stream().anyMatch(path -> Workitems.isCostly(path.getFirst()));
    }

    /** Whether what is returned has attributes of whole workitems. */
    boolean returnsWhole() {
        return includesAll
                || Stream.concat(keys.keySet().stream(), included.stream())
                        .anyMatch(path -> Workitems.isCostly(path.getFirst()));
    }
}

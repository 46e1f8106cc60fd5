package org.consilium.web.dicomweb.subscribe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.consilium.archive.query.HeaderMatch;
import org.consilium.dicom.DataSet;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.dicomweb.AttributePath;
import org.consilium.web.dicomweb.workitem.Workitems;

/** The filter of a worklist subscription (PS3.18 11.10.1.2): attributes with values, separated by commas; they match as in a search. */
final class Filter {

    /** Most attributes in one filter. */
    static final int KEYS_MAX = 32;

    private Filter() {}

    /** Errors: INVALID_REQUEST for an empty filter, or an attribute that is only in whole workitems or in none. */
    static List<String> parse(String text) {
        List<String> keys = new ArrayList<>();
        for (String key : text.split(",", -1)) {
            if (!key.isBlank()) {
                path(key);
                keys.add(key.strip());
            }
        }
        if (keys.isEmpty() || keys.size() > KEYS_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "filter has 1 to " + KEYS_MAX + " attributes with their values");
        }
        return keys;
    }

    static Predicate<DataSet> matching(List<String> filter) {
        Map<List<Integer>, String> keys = new HashMap<>();
        filter.forEach(key -> keys.put(path(key), key.substring(key.indexOf('=') + 1)));
        return HeaderMatch.of(keys);
    }

    private static List<Integer> path(String key) {
        int equals = key.indexOf('=');
        if (equals < 0) {
            throw new Rejected(Reason.INVALID_REQUEST, "filter: attribute=value, separated by commas");
        }
        List<Integer> path = AttributePath.parse(key.substring(0, equals).strip());
        if (!Workitems.has(path.getFirst()) || Workitems.isCostly(path.getFirst())) {
            throw new Rejected(Reason.INVALID_REQUEST, "workitems are not filtered by this attribute");
        }
        return path;
    }
}

package org.consilium.archive.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conditions of a select and their parameters. */
final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /** A name for a value, to be used in a condition as {@code :name}. */
    String parameter(Object value) {
        var name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    void and(String condition) {
        conditions.add(condition);
    }

    String sql() {
        return conditions.isEmpty() ? "true" : String.join("\n    and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}

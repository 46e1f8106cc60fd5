package org.consilium.cases.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.consilium.cases.Explanation.Reason;

/** Reasons as texts: the code, then names and values in turn, with unit separators (U+001F) between them. */
final class Reasons {

    private static final String SEPARATOR = "\u001F";

    private Reasons() {}

    static String[] write(List<Reason> reasons) {
        return reasons.stream().map(Reasons::write).toArray(String[]::new);
    }

    private static String write(Reason reason) {
        var parts = new ArrayList<String>();
        parts.add(reason.code());
        reason.values().forEach((name, value) -> {
            parts.add(name);
            parts.add(value.replace(SEPARATOR, " "));
        });
        return String.join(SEPARATOR, parts);
    }

    static List<Reason> read(List<String> texts) {
        return texts.stream().map(Reasons::read).toList();
    }

    private static Reason read(String text) {
        var parts = text.split(SEPARATOR, -1);
        var values = new LinkedHashMap<String, String>();
        for (int i = 1; i + 1 < parts.length; i += 2) {
            values.put(parts[i], parts[i + 1]);
        }
        return new Reason(parts[0], values);
    }
}

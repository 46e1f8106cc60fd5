package org.consilium.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Why a rule of the router did what it did, or what happened to a case.
 *
 * @param reasons one after another; empty for what people wrote, and for what the node wrote before it kept codes
 * @param text the same in English
 */
public record Explanation(List<Reason> reasons, String text) {

    public Explanation {
        reasons = List.copyOf(reasons);
    }

    /** This, and then something else. */
    public Explanation and(Explanation other) {
        var all = new ArrayList<>(reasons);
        all.addAll(other.reasons);
        return new Explanation(all, text + " " + other.text);
    }

    /**
     * A sentence that is said in the reader's language.
     *
     * @param code for example {@code LOAD_FULL}
     * @param values what stands in the sentence, by name; instants as {@code 2026-11-23T03:00:00Z}
     */
    public record Reason(String code, SequencedMap<String, String> values) {

        public Reason {
            values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        }

        /** @param namesAndValues in turn */
        public static Reason of(String code, Object... namesAndValues) {
            SequencedMap<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                values.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
            }
            return new Reason(code, values);
        }
    }
}

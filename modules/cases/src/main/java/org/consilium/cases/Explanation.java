package org.consilium.cases;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Why a rule of the router did what it did.
 *
 * @param reasons one after another; empty for decisions of before they were kept as codes
 * @param text the same in English
 */
public record Explanation(List<Reason> reasons, String text) {

    public Explanation {
        reasons = List.copyOf(reasons);
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
    }
}

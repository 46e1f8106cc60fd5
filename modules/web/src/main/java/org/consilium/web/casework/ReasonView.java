package org.consilium.web.casework;

import java.util.List;
import java.util.Map;
import org.consilium.cases.Explanation;

/** A sentence of the node, to be said in the reader's language. */
public record ReasonView(String code, Map<String, String> values) {

    public static List<ReasonView> of(Explanation explanation) {
        return of(explanation.reasons());
    }

    static List<ReasonView> of(List<Explanation.Reason> reasons) {
        return reasons.stream()
                .map(reason -> new ReasonView(reason.code(), reason.values()))
                .toList();
    }
}

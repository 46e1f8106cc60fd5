package org.consilium.cases;

import java.util.List;

/**
 * A part of the cases that match a query.
 *
 * @param cases at most as many as were asked for; fewer when some of them are hidden from who asks
 * @param more whether others follow
 */
public record CasesFound(List<CaseSummary> cases, boolean more) {

    public CasesFound {
        cases = List.copyOf(cases);
    }
}

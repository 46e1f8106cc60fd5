package org.consilium.cases.duty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/** A stretch of time, {@code from} included and {@code to} not, never empty. Errors: INVALID_REQUEST when it ends before it begins. */
public record Period(Instant from, Instant to) {

    public Period {
        if (!from.isBefore(to)) {
            throw new Rejected(Reason.INVALID_REQUEST, "a period ends after it begins");
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    public boolean overlaps(Period other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** The same time in the fewest periods, earliest first: what overlaps or adjoins becomes one. */
    static List<Period> merge(Collection<Period> periods) {
        var merged = new ArrayList<Period>();
        for (var next :
                periods.stream().sorted(Comparator.comparing(Period::from)).toList()) {
            if (merged.isEmpty() || merged.getLast().to().isBefore(next.from())) {
                merged.add(next);
            } else if (merged.getLast().to().isBefore(next.to())) {
                merged.set(merged.size() - 1, new Period(merged.getLast().from(), next.to()));
            }
        }
        return merged;
    }

    /** What is left of this period without another. */
    private List<Period> without(Period hole) {
        if (!overlaps(hole)) {
            return List.of(this);
        }
        var left = new ArrayList<Period>(2);
        if (from.isBefore(hole.from)) {
            left.add(new Period(from, hole.from));
        }
        if (hole.to.isBefore(to)) {
            left.add(new Period(hole.to, to));
        }
        return left;
    }

    /** What is left of some periods without others. */
    static List<Period> subtract(List<Period> periods, Collection<Period> holes) {
        var left = periods;
        for (var hole : holes) {
            left = left.stream()
                    .flatMap(period -> period.without(hole).stream())
                    .toList();
        }
        return left;
    }
}

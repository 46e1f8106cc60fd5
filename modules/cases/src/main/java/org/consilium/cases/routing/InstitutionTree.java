package org.consilium.cases.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;

/** Distances in the tree of institutions. */
public final class InstitutionTree {

    /** Distance of institutions that have no common ancestor. */
    static final int UNRELATED = 1_000;

    private final Map<InstitutionId, Institution> institutions;

    public InstitutionTree(Collection<Institution> institutions) {
        this.institutions = institutions.stream().collect(Collectors.toMap(Institution::id, Function.identity()));
    }

    /** The institution and all above it, nearest first. */
    public List<InstitutionId> upwards(InstitutionId from) {
        var path = new ArrayList<InstitutionId>();
        var at = Optional.of(from);
        while (at.isPresent() && !path.contains(at.get())) {
            path.add(at.get());
            at = Optional.ofNullable(institutions.get(at.get())).flatMap(Institution::parent);
        }
        return path;
    }

    /** Steps up and down from one to the other. */
    int distance(InstitutionId a, InstitutionId b) {
        var up = upwards(a);
        var down = upwards(b);
        for (int steps = 0; steps < up.size(); steps++) {
            int others = down.indexOf(up.get(steps));
            if (others >= 0) {
                return steps + others;
            }
        }
        return UNRELATED;
    }
}

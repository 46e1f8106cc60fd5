package org.consilium.security;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * What administrators look after: the institution in which they hold the role and all below it. Those of the institution that runs the node look
 * after the whole node, also after institutions that stand below none.
 */
public final class Administration {

    private final Institutions institutions;

    public Administration(Institutions institutions) {
        this.institutions = institutions;
    }

    /** The institutions somebody looks after; none without the right to administer. */
    public Set<InstitutionId> of(Person administrator) {
        if (!Rights.may(administrator, Right.ADMINISTER)) {
            return Set.of();
        }
        var all = institutions.all();
        if (administrator.institution().equals(institutions.home().id())) {
            return all.stream().map(Institution::id).collect(Collectors.toUnmodifiableSet());
        }
        Map<InstitutionId, Institution> known =
                all.stream().collect(Collectors.toMap(Institution::id, Function.identity()));
        return known.keySet().stream()
                .filter(id -> isAtOrBelow(id, administrator.institution(), known))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isAtOrBelow(InstitutionId id, InstitutionId top, Map<InstitutionId, Institution> known) {
        var seen = new HashSet<InstitutionId>();
        var at = Optional.of(id);
        while (at.isPresent() && seen.add(at.get())) {
            if (at.get().equals(top)) {
                return true;
            }
            at = Optional.ofNullable(known.get(at.get())).flatMap(Institution::parent);
        }
        return false;
    }

    public boolean covers(Person administrator, InstitutionId institution) {
        return of(administrator).contains(institution);
    }

    /** Errors: NOT_AUTHORIZED. */
    public void require(Person administrator, InstitutionId institution) {
        if (!covers(administrator, institution)) {
            throw new Rejected(Reason.NOT_AUTHORIZED, "an institution somebody else looks after");
        }
    }
}

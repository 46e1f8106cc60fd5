package org.consilium.security;

import java.util.Set;
import org.consilium.kernel.Uid;

/**
 * Which studies a caller sees: all, or those of its institutions and those granted by cases. A query filters by it, so that
 * a foreign study looks like a missing one.
 *
 * @param everything true for machines and the node itself; the sets are empty then
 * @param institutions institutions whose studies are visible
 * @param grantedStudies Study Instance UIDs granted by open cases
 */
public record Visibility(boolean everything, Set<InstitutionId> institutions, Set<Uid> grantedStudies) {

    public static final Visibility ALL = new Visibility(true, Set.of(), Set.of());
    public static final Visibility NONE = new Visibility(false, Set.of(), Set.of());

    public Visibility {
        institutions = Set.copyOf(institutions);
        grantedStudies = Set.copyOf(grantedStudies);
    }

    public boolean sees(InstitutionId owner, Uid study) {
        return everything || institutions.contains(owner) || grantedStudies.contains(study);
    }
}

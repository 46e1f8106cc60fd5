package org.consilium.cases;

import java.util.Set;
import org.consilium.security.PersonId;

/**
 * Published after the commit of every change of a case.
 *
 * @param concerned who takes part in it and may want to look again
 */
public record CaseChanged(CaseId id, Set<PersonId> concerned) {

    public CaseChanged {
        concerned = Set.copyOf(concerned);
    }
}

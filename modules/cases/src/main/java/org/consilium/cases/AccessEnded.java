package org.consilium.cases;

import java.util.Set;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;

/**
 * Published after the commit by which a case took back what it had granted: views of its studies are to close.
 *
 * @param people who may have seen them because of the case; some may still, for another reason
 * @param owner institution that the studies belong to
 */
public record AccessEnded(CaseId id, Set<PersonId> people, Set<Uid> studies, InstitutionId owner) {

    public AccessEnded {
        people = Set.copyOf(people);
        studies = Set.copyOf(studies);
    }
}

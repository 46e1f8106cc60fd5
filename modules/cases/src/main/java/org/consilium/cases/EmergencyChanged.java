package org.consilium.cases;

import java.util.Set;
import java.util.UUID;
import org.consilium.security.PersonId;

/**
 * Published after the commit in which a case was opened in an emergency, or somebody has reviewed that.
 *
 * @param officers who are to look at it
 */
public record EmergencyChanged(UUID id, Set<PersonId> officers) {

    public EmergencyChanged {
        officers = Set.copyOf(officers);
    }
}

package org.consilium.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.kernel.Uid;

/** Access to studies given to a person by a case, from offer to closing. */
public interface Grants {

    /** Lets a person see studies because of a case. Granting twice is granting once, until the later word. */
    void grant(PersonId person, UUID caseId, Set<Uid> studies, Optional<Instant> until);

    /** Until the case takes it back. */
    default void grant(PersonId person, UUID caseId, Set<Uid> studies) {
        grant(person, caseId, studies, Optional.empty());
    }

    /** Ends what a case granted to one person. */
    void withdraw(PersonId person, UUID caseId);

    /** Ends everything a case granted. */
    void withdrawAll(UUID caseId);
}

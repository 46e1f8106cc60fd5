package org.consilium.cases.duty;

import java.time.Instant;
import java.util.Optional;
import org.consilium.security.PersonId;

/** Passwords by which calendar programs read duty times, and nothing else: one for a person, made by the node, revoked at any time. */
public interface CalendarPasswords {

    /** @param readAt when a program used it last */
    record State(Instant createdAt, Optional<Instant> readAt) {}

    /** Makes a new password, which is shown once; the one before no longer counts. Errors: NOT_FOUND (no profile as a specialist). */
    String renew(PersonId person);

    void revoke(PersonId person);

    Optional<State> state(PersonId person);

    /** Whether this is the password of the person; remembers that it was used. */
    boolean accepts(PersonId person, String password);
}

package org.consilium.security;

import java.time.Instant;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * That a signed-in person has repeated who it is, by a passkey or by password and second factor. What signs or exports asks for one, so that
 * neither an unlocked screen nor a stolen cookie does so alone.
 *
 * @param until when it has to be repeated
 */
public record Confirmation(PersonId person, Instant until) {

    /** Errors: CONFIRMATION_NEEDED when it is somebody else's, or its time is over. */
    public void require(PersonId by, Instant now) {
        if (!person.equals(by) || until.isBefore(now)) {
            throw new Rejected(Reason.CONFIRMATION_NEEDED);
        }
    }
}

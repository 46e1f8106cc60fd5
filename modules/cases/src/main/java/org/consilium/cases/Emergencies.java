package org.consilium.cases;

import java.util.List;
import java.util.UUID;
import org.consilium.security.Person;

/**
 * What privacy officers see of emergencies, of the own institution and those below it. Errors: NOT_AUTHORIZED (somebody else), NOT_FOUND (of
 * another institution).
 */
public interface Emergencies {

    /** Most that are listed. */
    int LISTED_MAX = 500;

    /** Those that wait for a review first, then the newest. */
    List<Emergency> list(Person by);

    /** Closes one; not justified ends what it opened. Errors: NOT_IN_THIS_STATE (reviewed before), INVALID_REQUEST (no note). */
    Emergency review(Person by, UUID id, boolean justified, String note);
}

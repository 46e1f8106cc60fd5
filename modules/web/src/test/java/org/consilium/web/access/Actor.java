package org.consilium.web.access;

import org.consilium.security.Right;
import org.consilium.security.Rights;
import org.consilium.security.Role;
import org.consilium.web.Browser;

/**
 * Somebody of the matrix, signed in.
 *
 * @param asks whether this is who asked the question of the case
 * @param reads whether this is who has accepted it
 * @param late whether this is who had been offered it before and has declined
 */
record Actor(Role role, Relation relation, Browser browser, boolean asks, boolean reads, boolean late) {

    /** How somebody stands to the study and the case. */
    enum Relation {
        /** Works at the institution that owns the study and asks. */
        OWN,
        /** Works elsewhere, and a case grants the study. */
        GRANTED,
        /** Works elsewhere, and a case has granted it and has ended. */
        ENDED,
        /** Works elsewhere. */
        OTHER
    }

    boolean may(Right right) {
        return Rights.of(role).contains(right);
    }

    /** The rule of docs/access.md: own clinical staff, and who gives opinions as long as a case grants. */
    boolean seesStudy() {
        return (relation == Relation.OWN && may(Right.VIEW_STUDIES))
                || (relation == Relation.GRANTED && may(Right.GIVE_OPINIONS));
    }

    /** Whether the case is not foreign. */
    boolean seesCase() {
        return reads || (relation == Relation.OWN && may(Right.VIEW_STUDIES));
    }

    boolean coordinates() {
        return relation == Relation.OWN && may(Right.COORDINATE);
    }

    @Override
    public String toString() {
        return relation + " " + role;
    }
}

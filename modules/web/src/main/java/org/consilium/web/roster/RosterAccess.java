package org.consilium.web.roster;

import java.util.UUID;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Administration;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Right;
import org.consilium.security.Rights;

/**
 * Whose plans a person sees and changes. Everybody who gives opinions changes their own and sees those of their institution; coordinators and
 * administrators see all, because cases go to any of them; administrators change those of the institutions they look after.
 */
public final class RosterAccess {

    private final People people;
    private final Administration administration;
    private final DutyRoster roster;

    public RosterAccess(People people, Administration administration, DutyRoster roster) {
        this.people = people;
        this.administration = administration;
        this.roster = roster;
    }

    boolean maySee(Person by, Person whose) {
        return by.id().equals(whose.id())
                || by.institution().equals(whose.institution())
                || Rights.may(by, Right.COORDINATE)
                || Rights.may(by, Right.ADMINISTER);
    }

    boolean mayChange(Person by, Person whose) {
        if (by.id().equals(whose.id()) && Rights.may(by, Right.GIVE_OPINIONS)) {
            return true;
        }
        return administration.covers(by, whose.institution());
    }

    /** Errors: NOT_FOUND (nobody, or a stranger). */
    Person seen(Person by, UUID id) {
        return people.find(new PersonId(id))
                .filter(whose -> maySee(by, whose))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    /** Errors: NOT_FOUND (nobody, or a stranger), NOT_AUTHORIZED. */
    Person changed(Person by, UUID id) {
        var whose = seen(by, id);
        if (!mayChange(by, whose)) {
            throw new Rejected(Reason.NOT_AUTHORIZED);
        }
        return whose;
    }

    /** Errors: NOT_FOUND (the person does not give opinions). */
    DutyPlan plan(Person whose) {
        return roster.plan(whose.id()).orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "no profile as a specialist"));
    }
}

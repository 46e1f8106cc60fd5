package org.consilium.cases.routing;

import java.util.List;
import java.util.Optional;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Person;

/**
 * The rules that coordinators lay down for the institution they coordinate and those below it. Errors common to all: NOT_AUTHORIZED (an institution the
 * person does not coordinate).
 */
public interface RoutingRules {

    /** Most cases a draft is tried with. */
    int TRIED_MAX = 50;

    /** Most versions of one institution that are told. */
    int VERSIONS_MAX = 200;

    /** The institutions whose rules a person lays down, the own one in front. */
    List<Institution> places(Person by);

    /** All versions, newest first; the first is in force. Empty: that of an institution above counts, or none. */
    List<RuleVersion> versions(Person by, InstitutionId institution);

    /** What is wrong with a draft, and what it would have done. */
    RuleTrial tryOut(Person by, InstitutionId institution, RuleSet draft);

    /**
     * Lays down a new version. Errors: INVALID_REQUEST (everything that is wrong), NOT_IN_THIS_STATE (somebody else was faster).
     *
     * @param basedOn the version that was changed; 0 for none
     */
    RuleVersion publish(
            Person by,
            InstitutionId institution,
            int basedOn,
            RuleSet set,
            Optional<String> note,
            Optional<Integer> restores);
}

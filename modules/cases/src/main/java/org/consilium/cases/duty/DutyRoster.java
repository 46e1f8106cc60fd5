package org.consilium.cases.duty;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.security.PersonId;

/**
 * The plans of everybody who has a profile as a specialist, and who stands in for whom. Errors common to all that change something: NOT_FOUND (the
 * person has no profile).
 */
public interface DutyRoster {

    /** Most entries one person can have, past ones included that have not been taken out. */
    int ENTRIES_MAX = 2_000;

    /** Most deputies one person names. */
    int DEPUTIES_MAX = 5;

    /** All plans, with those entries that end after an instant. */
    Map<PersonId, DutyPlan> plans(Instant endingAfter);

    /** One plan with all its entries. */
    Optional<DutyPlan> plan(PersonId person);

    /** Errors: INVALID_REQUEST (too many shifts, or one twice). */
    void saveHours(PersonId person, boolean roundTheClock, Collection<Shift> weekly);

    /**
     * Adds entries; those that came from events of a calendar first make room: what the same events brought before is taken out. Errors:
     * TOO_LARGE (more than {@link #ENTRIES_MAX}).
     *
     * @param calendarUids the events
     */
    void add(PersonId person, Set<String> calendarUids, Collection<DutyEntry> entries);

    /** Errors: NOT_FOUND. */
    void remove(PersonId person, UUID entry);

    /** Whom to ask in place of a person, in this order; without those who have named nobody. */
    Map<PersonId, List<PersonId>> deputies();

    /** Replaces the deputies of a person. Errors: INVALID_REQUEST (the person itself, somebody without a profile, one twice, too many). */
    void saveDeputies(PersonId person, List<PersonId> deputies);
}

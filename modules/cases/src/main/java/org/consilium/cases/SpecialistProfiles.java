package org.consilium.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.security.PersonId;

/** Who can be asked what. A person without a profile is never offered a case by the router. */
public interface SpecialistProfiles {

    List<SpecialistProfile> all();

    Optional<SpecialistProfile> find(PersonId person);

    /** Creates or replaces; whoever is new is on duty round the clock until hours are given. Errors: INVALID_REQUEST (no such person, load below 1, a site or modality that cannot be one). */
    void save(SpecialistProfile profile);

    /** In which department of their institution people work, also those without a profile. */
    Map<PersonId, String> departments();

    /** Errors: INVALID_REQUEST (too long). */
    void saveDepartment(PersonId person, Optional<String> department);
}

package org.consilium.web.fhir.resource;

import java.util.List;
import java.util.Optional;
import org.consilium.security.Person;
import org.hl7.fhir.r4.model.DomainResource;

/** Where the resources of one type come from. What the person may not see is not there. */
public interface Source {

    /** Most studies or cases that one search looks through; beyond, the newest are found. */
    int LOOKED_THROUGH_MAX = 1_000;

    FhirType type();

    Optional<DomainResource> read(Person person, String id);

    /** All that are wanted, and perhaps others. */
    List<DomainResource> find(Person person, Wanted wanted);

    /** Whether there is so much that {@link #find} looks through the newest only. */
    default boolean looksThroughNewestOnly(Person person, Wanted wanted) {
        return false;
    }
}

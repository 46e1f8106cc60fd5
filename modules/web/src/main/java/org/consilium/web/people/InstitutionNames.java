package org.consilium.web.people;

import java.util.UUID;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;

/** Institutions as mentioned beside something else. */
public final class InstitutionNames {

    private final Institutions institutions;

    public InstitutionNames(Institutions institutions) {
        this.institutions = institutions;
    }

    /** The reference of an institution; without a name when it is gone. */
    public InstitutionRef of(InstitutionId id) {
        return new InstitutionRef(
                id.value(), institutions.find(id).map(found -> found.name()).orElse(""));
    }

    /** An institution as others refer to it. */
    public record InstitutionRef(UUID id, String name) {}
}

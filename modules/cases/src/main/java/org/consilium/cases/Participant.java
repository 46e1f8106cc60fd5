package org.consilium.cases;

import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;

/** A person as others of the case see it. */
public record Participant(PersonId id, String name, InstitutionId institution, String institutionName) {}

package org.consilium.web.people.file;

import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.security.Administration;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.Person;

/** All that is known of people, handed around as one thing. */
public record Directory(People people, Institutions institutions, SpecialistProfiles profiles, DutyRoster roster) {

    /** Whether an administrator looks after an institution. */
    boolean isInScope(Person administrator, InstitutionId institution) {
        return new Administration(institutions).covers(administrator, institution);
    }
}

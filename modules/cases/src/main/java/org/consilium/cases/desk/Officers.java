package org.consilium.cases.desk;

import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.cases.routing.InstitutionTree;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Right;
import org.consilium.security.Rights;

/** Privacy officers: who they are for an institution. */
final class Officers {

    private final People people;
    private final Institutions institutions;

    Officers(People people, Institutions institutions) {
        this.people = people;
        this.institutions = institutions;
    }

    /** Of an institution and of those above it. */
    Set<PersonId> of(InstitutionId institution) {
        var upwards = new InstitutionTree(institutions.all()).upwards(institution);
        return people.all().stream()
                .filter(person ->
                        Rights.may(person, Right.REVIEW_EMERGENCIES) && upwards.contains(person.institution()))
                .map(Person::id)
                .collect(Collectors.toSet());
    }

    /** The institutions somebody is the officer of. Errors: NOT_AUTHORIZED. */
    Set<InstitutionId> responsibility(Person officer) {
        Rights.require(officer, Right.REVIEW_EMERGENCIES);
        var all = institutions.all();
        var tree = new InstitutionTree(all);
        return all.stream()
                .map(Institution::id)
                .filter(id -> tree.upwards(id).contains(officer.institution()))
                .collect(Collectors.toSet());
    }
}

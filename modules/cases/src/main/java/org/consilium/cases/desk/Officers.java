package org.consilium.cases.desk;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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

/** Privacy officers: who they are for an institution, and who is told where there are none. */
final class Officers {

    private final People people;
    private final Institutions institutions;

    Officers(People people, Institutions institutions) {
        this.people = people;
        this.institutions = institutions;
    }

    /** Of an institution and of those above it. */
    Set<PersonId> of(InstitutionId institution) {
        return holders(Right.REVIEW_EMERGENCIES, upwards(institution)::contains);
    }

    /** Who can name an officer of an institution: its administrators and those above it, or else all of the node. */
    Set<PersonId> administratorsOf(InstitutionId institution) {
        var near = holders(Right.ADMINISTER, upwards(institution)::contains);
        return near.isEmpty() ? holders(Right.ADMINISTER, _ -> true) : near;
    }

    private List<InstitutionId> upwards(InstitutionId institution) {
        return new InstitutionTree(institutions.all()).upwards(institution);
    }

    private Set<PersonId> holders(Right right, Predicate<InstitutionId> where) {
        return people.all().stream()
                .filter(person -> Rights.may(person, right) && where.test(person.institution()))
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

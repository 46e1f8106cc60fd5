package org.consilium.cases.desk;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.cases.Participant;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.routing.InstitutionTree;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Right;
import org.consilium.security.Rights;

/** People as others of a case see them, and who coordinates for whom. */
final class Participants {

    private final People people;
    private final Institutions institutions;

    Participants(People people, Institutions institutions) {
        this.people = people;
        this.institutions = institutions;
    }

    /** Looks people up once each, for one answer. */
    Function<PersonId, Participant> directory() {
        Map<InstitutionId, Institution> names =
                institutions.all().stream().collect(Collectors.toMap(Institution::id, Function.identity()));
        Map<PersonId, Participant> known = new HashMap<>();
        return id -> known.computeIfAbsent(
                id,
                missing -> people.find(missing)
                        .map(person -> participant(person, names))
                        .orElseThrow(() ->
                                new IllegalStateException("A case names somebody the node does not know: " + missing)));
    }

    private static Participant participant(Person person, Map<InstitutionId, Institution> names) {
        var institution = names.get(person.institution());
        return new Participant(
                person.id(), person.name(), person.institution(), institution == null ? "" : institution.name());
    }

    /** Who coordinates for the institution that asks, or for one above it. */
    Set<PersonId> coordinators(CaseRow row) {
        return coordinatorsOf(new InstitutionTree(institutions.all()).upwards(row.institution()));
    }

    private Set<PersonId> coordinatorsOf(Collection<InstitutionId> responsible) {
        return people.all().stream()
                .filter(person -> Rights.may(person, Right.COORDINATE) && responsible.contains(person.institution()))
                .map(Person::id)
                .collect(Collectors.toSet());
    }
}

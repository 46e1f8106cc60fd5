package org.consilium.web.fhir.resource;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.cases.CaseQuery;
import org.consilium.cases.Cases;
import org.consilium.cases.ReadingTasks;
import org.consilium.security.Caller;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Right;
import org.consilium.security.Rights;

/**
 * Which people somebody may see: those of the own institution, those one has cases with, and all for whoever coordinates or administers.
 * Seen are name and institution, never the account or an address.
 */
public final class Directory {

    private final People people;
    private final Cases cases;
    private final ReadingTasks tasks;

    public Directory(People people, Cases cases, ReadingTasks tasks) {
        this.people = people;
        this.cases = cases;
        this.tasks = tasks;
    }

    Optional<Person> find(Person by, PersonId id) {
        return people.find(id).filter(found -> isNear(by, found) || met(by).contains(id));
    }

    List<Person> all(Person by) {
        var met = met(by);
        return people.all().stream()
                .filter(each -> isNear(by, each) || met.contains(each.id()))
                .toList();
    }

    private static boolean isNear(Person by, Person other) {
        return by.institution().equals(other.institution())
                || Rights.may(by, Right.COORDINATE)
                || Rights.may(by, Right.ADMINISTER);
    }

    private Set<PersonId> met(Person by) {
        var met = new HashSet<PersonId>();
        cases.list(by, new CaseQuery(CaseQuery.View.INSTITUTION, Optional.empty())).stream()
                .flatMap(summary -> Stream.concat(Stream.of(summary.referrer()), summary.specialist().stream()))
                .forEach(participant -> met.add(participant.id()));
        tasks.list(new Caller.Human(by), Instant.EPOCH)
                .forEach(task -> met.add(task.performer().id()));
        return met;
    }
}

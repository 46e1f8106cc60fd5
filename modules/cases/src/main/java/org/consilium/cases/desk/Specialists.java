package org.consilium.cases.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.cases.register.CaseLists;
import org.consilium.cases.routing.Specialist;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.Person;

/** Everybody who gives opinions, with all the router has to know of them. */
record Specialists(
        CaseLists lists, SpecialistProfiles profiles, DutyRoster roster, People people, Institutions institutions) {

    /** @param dutyFrom from when on the plans are looked at */
    List<Specialist> all(Instant dutyFrom) {
        var departments = profiles.departments();
        var plans = roster.plans(dutyFrom);
        var open = lists.openCases();
        var median = lists.medianHours();
        var last = lists.lastOffers();
        return profiles.all().stream()
                .flatMap(profile -> people.find(profile.person()).filter(Person::active).stream()
                        .flatMap(person -> Optional.ofNullable(plans.get(person.id())).stream()
                                .map(plan -> new Specialist(
                                        person,
                                        institutions.find(person.institution()).orElseThrow(),
                                        profile,
                                        Optional.ofNullable(departments.get(person.id())),
                                        plan,
                                        open.getOrDefault(person.id(), 0),
                                        Optional.ofNullable(median.get(person.id()))
                                                .map(OptionalDouble::of)
                                                .orElseGet(OptionalDouble::empty),
                                        Optional.ofNullable(last.get(person.id()))))))
                .toList();
    }
}

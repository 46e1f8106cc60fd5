package org.consilium.web.people.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.web.csv.Csv;

/** Writes people as lines that can be read back. */
final class Export {

    private final Directory directory;

    Export(Directory directory) {
        this.directory = directory;
    }

    /** Everybody an administrator looks after, with a byte order mark, by which spreadsheets know UTF-8. */
    String write(Person administrator) {
        return "\uFEFF" + Csv.write(rows(administrator));
    }

    List<List<String>> rows(Person administrator) {
        var cared = directory.cared(administrator);
        var names =
                directory.institutions().all().stream().collect(Collectors.toMap(Institution::id, Institution::name));
        var profiles =
                directory.profiles().all().stream().collect(Collectors.toMap(SpecialistProfile::person, one -> one));
        var departments = directory.profiles().departments();
        var plans = directory.roster().plans(Instant.EPOCH);
        var deputies = directory.roster().deputies();
        var rows = new ArrayList<List<String>>();
        rows.add(Column.titles());
        directory.people().all().stream()
                .filter(person -> cared.contains(person.institution()))
                .sorted(Comparator.comparing(Person::account))
                .map(person -> row(
                        person,
                        names,
                        Optional.ofNullable(departments.get(person.id())),
                        Optional.ofNullable(profiles.get(person.id())),
                        Optional.ofNullable(plans.get(person.id())),
                        deputies.getOrDefault(person.id(), List.of())))
                .forEach(rows::add);
        return rows;
    }

    private List<String> row(
            Person person,
            Map<InstitutionId, String> names,
            Optional<String> department,
            Optional<SpecialistProfile> profile,
            Optional<DutyPlan> plan,
            List<PersonId> deputies) {
        return List.of(
                person.account(),
                person.name(),
                person.email().orElse(""),
                names.getOrDefault(person.institution(), ""),
                words(person.roles().stream().map(Enum::name).toList()),
                words(person.languages()),
                person.zone().getId(),
                String.valueOf(person.active()),
                department.orElse(""),
                profile.flatMap(SpecialistProfile::specialty).orElse(""),
                profile.map(one -> words(one.sites())).orElse(""),
                profile.map(one -> words(one.modalities())).orElse(""),
                profile.map(one -> String.valueOf(one.maxOpenCases())).orElse(""),
                profile.flatMap(SpecialistProfile::licenceUntil)
                        .map(LocalDate::toString)
                        .orElse(""),
                plan.map(HoursText::write).orElse(""),
                deputies.stream()
                        .flatMap(id -> directory.people().find(id).stream())
                        .map(Person::account)
                        .collect(Collectors.joining(" ")));
    }

    private static String words(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" "));
    }
}

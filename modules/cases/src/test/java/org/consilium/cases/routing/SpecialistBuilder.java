package org.consilium.cases.routing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.duty.DutyEntry;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.cases.duty.Period;
import org.consilium.cases.duty.Shift;
import org.consilium.security.Institution;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Role;

/** Somebody on duty who reads CT of the lung in Russian and English, where a test says nothing else. */
final class SpecialistBuilder {

    private final String account;
    private final Institution institution;
    private PersonId id = new PersonId(UUID.randomUUID());
    private Set<String> languages = Set.of("ru", "en");
    private Set<String> sites = Set.of("C34");
    private Set<String> modalities = Set.of("CT");
    private String zone = "UTC";
    private boolean active = true;
    private boolean onDuty = true;
    private int open;
    private OptionalDouble median = OptionalDouble.empty();
    private Optional<LocalDate> licence = Optional.empty();
    private Optional<String> department = Optional.empty();
    private Optional<Instant> lastOffer = Optional.empty();
    private Set<Role> roles = Set.of(Role.SPECIALIST);
    private int max = 5;
    private Optional<String> specialty = Optional.empty();
    private List<Shift> shifts = List.of();
    private List<DutyEntry> entries = List.of();

    SpecialistBuilder(String account, Institution institution) {
        this.account = account;
        this.institution = institution;
    }

    SpecialistBuilder id(PersonId value) {
        id = value;
        return this;
    }

    SpecialistBuilder languages(String... values) {
        languages = Set.of(values);
        return this;
    }

    SpecialistBuilder everything() {
        sites = Set.of(SpecialistProfile.ANY);
        modalities = Set.of(SpecialistProfile.ANY);
        return this;
    }

    SpecialistBuilder zone(String value) {
        zone = value;
        return this;
    }

    SpecialistBuilder gone() {
        active = false;
        return this;
    }

    SpecialistBuilder offDuty() {
        onDuty = false;
        return this;
    }

    SpecialistBuilder away(DutyEntry.Kind kind, Duration time) {
        entries = List.of(new DutyEntry(
                UUID.randomUUID(), kind, new Period(Hospitals.NOW, Hospitals.NOW.plus(time)), Optional.empty()));
        return this;
    }

    SpecialistBuilder mondays(String from, String to) {
        onDuty = false;
        shifts = List.of(new Shift(DayOfWeek.MONDAY, LocalTime.parse(from), LocalTime.parse(to)));
        return this;
    }

    SpecialistBuilder site(String value) {
        sites = Set.of(value);
        return this;
    }

    SpecialistBuilder department(String value) {
        department = Optional.of(value);
        return this;
    }

    SpecialistBuilder specialty(String value) {
        specialty = Optional.of(value);
        return this;
    }

    SpecialistBuilder roles(Role... values) {
        roles = Set.of(values);
        return this;
    }

    SpecialistBuilder max(int cases) {
        max = cases;
        return this;
    }

    SpecialistBuilder lastOffer(Instant at) {
        lastOffer = Optional.of(at);
        return this;
    }

    SpecialistBuilder open(int cases) {
        open = cases;
        return this;
    }

    SpecialistBuilder median(double hours) {
        median = OptionalDouble.of(hours);
        return this;
    }

    SpecialistBuilder licence(LocalDate lastDay) {
        licence = Optional.of(lastDay);
        return this;
    }

    Specialist build() {
        var person = new Person(
                id,
                account,
                "Иванова Мария",
                Optional.empty(),
                institution.id(),
                roles,
                languages,
                ZoneId.of(zone),
                active);
        var profile = new SpecialistProfile(id, sites, modalities, specialty, max, licence);
        var plan = new DutyPlan(person.zone(), onDuty, shifts, entries);
        return new Specialist(person, institution, profile, department, plan, open, median, lastOffer);
    }
}

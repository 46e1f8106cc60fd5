package org.consilium.web.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.SpecialistProfile;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.InstitutionId;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Role;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;

/** How accounts are written in JSON. */
final class PersonBodies {

    private PersonBodies() {}

    record PersonRequest(
            @Nullable String account,
            @Nullable String name,
            @Nullable String email,
            @Nullable UUID institutionId,
            @Nullable List<Role> roles,
            @Nullable List<String> languages,
            @Nullable String zone,
            @Nullable Boolean active,
            @Nullable String department,
            @Nullable ProfileRequest profile) {

        Person person(PersonId id) {
            return new Person(
                    id,
                    Body.line(account, "account").toLowerCase(Locale.ROOT),
                    Body.line(name, "name"),
                    Body.optionalLine(email, "email"),
                    new InstitutionId(Body.require(institutionId, "institutionId")),
                    Set.copyOf(Body.list(roles, "roles")),
                    Set.copyOf(Body.list(languages, "languages")),
                    zoneId(zone),
                    active == null || active);
        }
    }

    record ProfileRequest(
            @Nullable List<String> sites,
            @Nullable List<String> modalities,
            @Nullable String specialty,
            @Nullable Integer maxOpenCases,
            @Nullable LocalDate licenceUntil) {

        SpecialistProfile profile(PersonId person) {
            return new SpecialistProfile(
                    person,
                    Set.copyOf(Body.list(sites, "profile.sites")),
                    Set.copyOf(Body.list(modalities, "profile.modalities")),
                    Body.optionalLine(specialty, "profile.specialty"),
                    Body.require(maxOpenCases, "profile.maxOpenCases"),
                    Optional.ofNullable(licenceUntil));
        }
    }

    /** @param secondFactor whether the person has set up one */
    record PersonView(
            UUID id,
            String account,
            String name,
            Optional<String> email,
            UUID institutionId,
            Set<Role> roles,
            List<String> languages,
            String zone,
            boolean active,
            boolean secondFactor,
            Optional<String> department,
            Optional<ProfileView> profile) {

        static PersonView of(
                Person person, boolean secondFactor, Optional<String> department, Optional<ProfileView> profile) {
            return new PersonView(
                    person.id().value(),
                    person.account(),
                    person.name(),
                    person.email(),
                    person.institution().value(),
                    person.roles(),
                    person.languages().stream().sorted().toList(),
                    person.zone().getId(),
                    person.active(),
                    secondFactor,
                    department,
                    profile);
        }
    }

    /** @param onDuty whether the roster says so now */
    record ProfileView(
            List<String> sites,
            List<String> modalities,
            Optional<String> specialty,
            boolean onDuty,
            int maxOpenCases,
            Optional<LocalDate> licenceUntil) {

        static ProfileView of(SpecialistProfile profile, boolean onDuty) {
            return new ProfileView(
                    profile.sites().stream().sorted().toList(),
                    profile.modalities().stream().sorted().toList(),
                    profile.specialty(),
                    onDuty,
                    profile.maxOpenCases(),
                    profile.licenceUntil());
        }
    }

    /** @param initialPassword to be handed over; the node does not keep it readable */
    record NewPerson(PersonView person, String initialPassword) {}

    private static ZoneId zoneId(@Nullable String zone) {
        try {
            return ZoneId.of(Body.line(zone, "zone"));
        } catch (DateTimeException e) {
            throw new Rejected(Reason.INVALID_REQUEST, "zone is not a time zone", e);
        }
    }
}

package org.consilium.web.people;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.duty.Duty;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Administration;
import org.consilium.security.InstitutionId;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Right;
import org.consilium.security.Rights;
import org.consilium.security.factor.SecondFactors;
import org.consilium.security.passkey.Passkeys;
import org.consilium.web.json.Body;
import org.consilium.web.people.PersonBodies.NewPerson;
import org.consilium.web.people.PersonBodies.PersonRequest;
import org.consilium.web.people.PersonBodies.PersonView;
import org.consilium.web.people.PersonBodies.ProfileView;
import org.consilium.web.session.Sessions;
import org.consilium.web.system.SystemTokens;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts of this node and what its specialists can be asked. */
@RestController
@RequestMapping("/api/persons")
public final class PersonController {

    private final People people;
    private final SpecialistProfiles profiles;
    private final DutyRoster roster;
    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final Passkeys passkeys;
    private final SystemTokens systems;
    private final Administration administration;
    private final InstantSource time;

    public PersonController(
            People people,
            SpecialistProfiles profiles,
            DutyRoster roster,
            Sessions sessions,
            SecondFactors secondFactors,
            Passkeys passkeys,
            SystemTokens systems,
            Administration administration,
            InstantSource time) {
        this.people = people;
        this.profiles = profiles;
        this.roster = roster;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.passkeys = passkeys;
        this.systems = systems;
        this.administration = administration;
        this.time = time;
    }

    /** Whom an administrator looks after; a coordinator, whose cases go to anybody, sees all. */
    @GetMapping
    List<PersonView> all(Person by) {
        Set<InstitutionId> cared = administration.of(by);
        boolean coordinates = Rights.may(by, Right.COORDINATE);
        Map<PersonId, DutyPlan> plans = roster.plans(time.instant());
        Map<PersonId, String> departments = profiles.departments();
        Map<PersonId, SpecialistProfile> known =
                profiles.all().stream().collect(Collectors.toMap(SpecialistProfile::person, Function.identity()));
        Set<PersonId> holders = secondFactors.holders();
        return people.all().stream()
                .filter(person -> coordinates || cared.contains(person.institution()))
                .map(person -> PersonView.of(
                        person,
                        holders.contains(person.id()),
                        Optional.ofNullable(departments.get(person.id())),
                        Optional.ofNullable(known.get(person.id()))
                                .map(profile -> ProfileView.of(
                                        profile, isOnDuty(Optional.ofNullable(plans.get(person.id())))))))
                .toList();
    }

    /** Creates an account; its first password is shown once, here. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NewPerson create(Person by, @RequestBody PersonRequest body) {
        Person person = body.person(new PersonId(UUID.randomUUID()));
        administration.require(by, person.institution());
        if (people.findByAccount(person.account()).isPresent()) {
            throw new Rejected(Reason.ALREADY_EXISTS, "account");
        }
        String password = InitialPassword.next();
        save(person, body);
        people.setPassword(person.id(), password);
        return new NewPerson(view(person), password);
    }

    /** Replaces an account. Of somebody no longer active all sessions end at once. */
    @PutMapping("/{id}")
    PersonView replace(Person by, @PathVariable UUID id, @RequestBody PersonRequest body) {
        Person person = body.person(lookedAfter(by, id).id());
        administration.require(by, person.institution());
        save(person, body);
        if (!person.active()) {
            sessions.closeAll(person.id());
        }
        return view(person);
    }

    /** A new first password for somebody who has lost theirs; ends their sessions. */
    @PostMapping("/{id}/password")
    InitialPasswordView resetPassword(Person by, @PathVariable UUID id) {
        Person person = lookedAfter(by, id);
        if (systems.isSystem(person.id())) {
            throw new Rejected(Reason.INVALID_REQUEST, "a system has a token and no password");
        }
        String password = InitialPassword.next();
        people.setPassword(person.id(), password);
        sessions.closeAll(person.id());
        return new InitialPasswordView(password);
    }

    /** For somebody who has lost the phone: forgets the second factor and the passkeys, and ends their sessions. The password then opens alone. */
    @DeleteMapping("/{id}/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSecondFactor(Person by, @PathVariable UUID id) {
        Person person = lookedAfter(by, id);
        secondFactors.remove(person.id());
        passkeys.removeAll(person.id());
        sessions.closeAll(person.id());
    }

    /** Errors: NOT_FOUND, NOT_AUTHORIZED (somebody of an institution another administrator looks after). */
    private Person lookedAfter(Person by, UUID id) {
        Person found = people.find(new PersonId(id)).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        administration.require(by, found.institution());
        return found;
    }

    /** Looks at the profile first: a bad one must not leave half of an account behind. */
    private void save(Person person, PersonRequest body) {
        Optional<SpecialistProfile> profile =
                Optional.ofNullable(body.profile()).map(given -> given.profile(person.id()));
        Optional<String> department = Body.optionalLine(body.department(), "department");
        people.save(person);
        profile.ifPresent(profiles::save);
        profiles.saveDepartment(person.id(), department);
    }

    private PersonView view(Person person) {
        return PersonView.of(
                person,
                secondFactors.has(person.id()),
                Optional.ofNullable(profiles.departments().get(person.id())),
                profiles.find(person.id()).map(profile -> ProfileView.of(profile, isOnDuty(roster.plan(person.id())))));
    }

    private boolean isOnDuty(Optional<DutyPlan> plan) {
        return plan.filter(known -> known.at(time.instant()) instanceof Duty.On).isPresent();
    }

    record InitialPasswordView(String initialPassword) {}
}

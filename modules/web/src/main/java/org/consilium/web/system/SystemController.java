package org.consilium.web.system;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Administration;
import org.consilium.security.InstitutionId;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Role;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The systems that may call the node on behalf of an institution. A system asks and coordinates as people do; it signs nothing and
 * administers nothing.
 */
@RestController
@RequestMapping("/api/systems")
public final class SystemController {

    private static final Set<Role> ROLES = Set.of(Role.REFERRER, Role.COORDINATOR);

    private final SystemTokens tokens;
    private final People people;
    private final Administration administration;

    public SystemController(SystemTokens tokens, People people, Administration administration) {
        this.tokens = tokens;
        this.people = people;
        this.administration = administration;
    }

    @GetMapping
    List<SystemView> all(Person by) {
        var cared = administration.of(by);
        return tokens.all().stream()
                .map(this::view)
                .filter(system -> cared.contains(new InstitutionId(system.institutionId())))
                .toList();
    }

    /** Creates the account of a system; its token is shown once, here. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NewSystem create(Person by, @RequestBody SystemRequest body) {
        var account = body.account(new PersonId(UUID.randomUUID()));
        administration.require(by, account.institution());
        if (people.findByAccount(account.account()).isPresent()) {
            throw new Rejected(Reason.ALREADY_EXISTS, "account");
        }
        people.save(account);
        return issue(account.id(), by);
    }

    /** A new token; the old one is worth nothing from now on. */
    @PostMapping("/{id}/token")
    NewSystem renew(Person by, @PathVariable UUID id) {
        return issue(lookedAfter(by, id), by);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Person by, @PathVariable UUID id) {
        tokens.revoke(lookedAfter(by, id));
    }

    private NewSystem issue(PersonId person, Person by) {
        String token = tokens.issue(person, by.id()).secret();
        return new NewSystem(view(find(person.value())), token);
    }

    /** Errors: NOT_FOUND, NOT_AUTHORIZED (a system of an institution somebody else looks after). */
    private PersonId lookedAfter(Person by, UUID id) {
        var system = people.find(find(id).person()).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        administration.require(by, system.institution());
        return system.id();
    }

    private SystemTokens.Row find(UUID id) {
        return tokens.row(new PersonId(id)).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    private SystemView view(SystemTokens.Row row) {
        var person = people.find(row.person()).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        return new SystemView(
                person.id().value(),
                person.account(),
                person.name(),
                person.institution().value(),
                person.roles().stream().sorted().toList(),
                person.active() && row.revokedAt().isEmpty(),
                row.createdBy().value(),
                row.createdAt(),
                row.issuedAt(),
                row.usedAt(),
                row.revokedAt());
    }

    record SystemRequest(
            @Nullable String account,
            @Nullable String name,
            @Nullable UUID institutionId,
            @Nullable List<Role> roles) {

        Person account(PersonId id) {
            var given = Set.copyOf(Body.list(roles, "roles"));
            if (given.isEmpty() || !ROLES.containsAll(given)) {
                throw new Rejected(Reason.INVALID_REQUEST, "roles: REFERRER, COORDINATOR or both");
            }
            return new Person(
                    id,
                    Body.line(account, "account").toLowerCase(Locale.ROOT),
                    Body.line(name, "name"),
                    Optional.empty(),
                    new InstitutionId(Body.require(institutionId, "institutionId")),
                    given,
                    Set.of(),
                    ZoneOffset.UTC,
                    true);
        }
    }

    /** @param usedAt within a minute */
    record SystemView(
            UUID id,
            String account,
            String name,
            UUID institutionId,
            List<Role> roles,
            boolean active,
            UUID createdBy,
            Instant createdAt,
            Instant issuedAt,
            Optional<Instant> usedAt,
            Optional<Instant> revokedAt) {}

    /** @param token to be handed over; the node does not keep it readable */
    record NewSystem(SystemView system, String token) {

        /** Without the token: a record's own text would hold it. */
        @Override
        public String toString() {
            return "NewSystem";
        }
    }
}

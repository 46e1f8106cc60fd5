package org.consilium.web.provider;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.oidc.ExternalIdentities;
import org.consilium.security.oidc.ExternalIdentity;
import org.consilium.web.json.Body;
import org.consilium.web.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is whom at the providers, for administrators: those who wait first. */
@RestController
@RequestMapping("/api/identities")
public final class IdentityController {

    private final ExternalIdentities identities;
    private final People people;
    private final Sessions sessions;
    private final IdentityPlaces places;
    private final Predicate<Person> isPerson;

    /** @param isPerson whether an account is that of a person and not of a system */
    public IdentityController(
            ExternalIdentities identities,
            People people,
            Sessions sessions,
            IdentityPlaces places,
            Predicate<Person> isPerson) {
        this.identities = identities;
        this.people = people;
        this.sessions = sessions;
        this.places = places;
        this.isPerson = isPerson;
    }

    @GetMapping
    List<IdentityView> all(Person by) {
        var cared = places.of(by);
        return identities.all().stream()
                .filter(identity -> cared.contains(places.of(identity)))
                .map(IdentityView::of)
                .toList();
    }

    /** Says whose a waiting identity is: somebody's of the institution whose people its provider knows. */
    @PutMapping("/{id}")
    IdentityView assign(Person by, @PathVariable UUID id, @RequestBody Assignment body) {
        var identity = lookedAfter(by, id);
        var person = people.find(new PersonId(Body.require(body.personId(), "personId")))
                .filter(isPerson)
                .filter(found -> found.institution().equals(places.of(identity)))
                .orElseThrow(() -> new Rejected(
                        Reason.INVALID_REQUEST, "personId is nobody's of the institution of the provider"));
        identities.assign(id, person.id());
        return IdentityView.of(identities.get(id));
    }

    /** Errors: NOT_FOUND, also for one of an institution somebody else looks after. */
    private ExternalIdentity lookedAfter(Person by, UUID id) {
        var identity = identities.get(id);
        if (!places.of(by).contains(places.of(identity))) {
            throw new Rejected(Reason.NOT_FOUND);
        }
        return identity;
    }

    /** Forgets an identity, and ends the sessions of whose it was. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Person by, @PathVariable UUID id) {
        var identity = lookedAfter(by, id);
        identities.remove(id);
        identity.person().ifPresent(sessions::closeAll);
    }

    record Assignment(@Nullable UUID personId) {}
}

package org.consilium.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.passkey.Passkeys;
import org.consilium.security.passkey.Purpose;
import org.consilium.web.signin.PasskeyBodies.AssertionBody;
import org.consilium.web.signin.PasskeyBodies.RequestOptions;

/** The way by a passkey: what the device is asked, and whose answer it is. */
public final class PasskeyProof {

    private final Passkeys passkeys;
    private final People people;
    private final PasskeySite site;

    public PasskeyProof(Passkeys passkeys, People people, PasskeySite site) {
        this.passkeys = passkeys;
        this.people = people;
        this.site = site;
    }

    /** @param by who confirms; none: whoever signs in */
    RequestOptions ask(Optional<Person> by, HttpServletRequest request) {
        Optional<PersonId> id = by.map(Person::id);
        byte[] challenge = passkeys.challenge(id.isPresent() ? Purpose.CONFIRM : Purpose.SIGN_IN, id);
        List<byte[]> known = id.map(passkeys::credentialIds).orElseGet(List::of);
        return RequestOptions.of(site.of(request), challenge, known);
    }

    /** The active person whose passkey has signed. */
    Optional<Person> prove(AssertionBody body, Optional<Person> by, HttpServletRequest request) {
        return passkeys.prove(site.of(request), body.assertion(), by.map(Person::id))
                .flatMap(people::find)
                .filter(Person::active);
    }
}

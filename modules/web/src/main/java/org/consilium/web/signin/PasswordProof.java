package org.consilium.web.signin;

import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.factor.SecondFactors;
import org.consilium.web.session.Means;

/** The way by account and password, and the code of the second factor where the person has one. */
public final class PasswordProof {

    private final People people;
    private final SecondFactors secondFactors;

    public PasswordProof(People people, SecondFactors secondFactors) {
        this.people = people;
        this.secondFactors = secondFactors;
    }

    /** Somebody, and by what they have proved it. */
    public record Proved(Person person, Means means) {}

    /** Errors: NOT_SIGNED_IN, SECOND_FACTOR_NEEDED (the password is right, a code is missing), TOO_MANY_REQUESTS. */
    public Proved signIn(String account, String password, Optional<String> code) {
        Person person = people.authenticate(account, password)
                .orElseThrow(() -> new Rejected(Reason.NOT_SIGNED_IN, "account and password do not match"));
        return new Proved(person, means(person, code, Reason.NOT_SIGNED_IN));
    }

    /** The same for somebody who is signed in. Errors: REAUTHENTICATION_FAILED, SECOND_FACTOR_NEEDED, TOO_MANY_REQUESTS. */
    public Means confirm(Person person, String password, Optional<String> code) {
        if (!people.confirm(person.id(), password)) {
            throw new Rejected(Reason.REAUTHENTICATION_FAILED);
        }
        return means(person, code, Reason.REAUTHENTICATION_FAILED);
    }

    private Means means(Person person, Optional<String> code, Reason wrong) {
        if (!secondFactors.has(person.id())) {
            return Means.PASSWORD;
        }
        String given = code.orElseThrow(() -> new Rejected(Reason.SECOND_FACTOR_NEEDED));
        if (!secondFactors.accepts(person.id(), given)) {
            throw new Rejected(wrong, "the code does not match, or has been used");
        }
        return Means.PASSWORD_AND_CODE;
    }
}

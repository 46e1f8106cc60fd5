package org.consilium.security;

import java.util.List;
import java.util.Optional;

/** The accounts of this node. */
public interface People {

    List<Person> all();

    Optional<Person> find(PersonId id);

    Optional<Person> findByAccount(String account);

    /** Creates or replaces; a new person cannot sign in before {@link #setPassword}. Errors: ALREADY_EXISTS, INVALID_REQUEST. */
    void save(Person person);

    /** Errors: INVALID_REQUEST when the password is shorter than 12 characters or the account's own name. */
    void setPassword(PersonId id, CharSequence password);

    /**
     * The active person whose password this is. Takes the same time whether the account exists or not. After too many
     * failures the account pauses: TOO_MANY_REQUESTS.
     */
    Optional<Person> authenticate(String account, CharSequence password);

    /**
     * Whether an active person, who is signed in already, repeats the own password. Failures are counted apart from those of
     * signing in: a stranger who makes an account pause keeps nobody from signing an opinion. TOO_MANY_REQUESTS as there.
     */
    boolean confirm(PersonId id, CharSequence password);
}

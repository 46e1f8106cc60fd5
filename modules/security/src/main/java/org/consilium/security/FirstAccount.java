package org.consilium.security;

import java.util.Optional;

/** The account by which a new node is entered for the first time. */
public interface FirstAccount {

    /** Its name. */
    String ACCOUNT = "admin";

    /**
     * Creates the account {@code admin} with the role ADMINISTRATOR when nobody holds that role; otherwise leaves everything
     * as it is, except that a configured password replaces a generated one with which nobody has signed in so far.
     *
     * @param configuredPassword the operator's choice, of any length
     * @return the generated password, only by the call that made it: print it once, log it nowhere
     */
    Optional<String> ensure(Optional<String> configuredPassword);
}

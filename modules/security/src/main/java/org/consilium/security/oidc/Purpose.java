package org.consilium.security.oidc;

/** What somebody is sent to a provider for: an answer to one is none to another. */
public enum Purpose {
    SIGN_IN,
    /** Somebody signed in repeats who it is. */
    CONFIRM,
    /** Somebody signed in says that an identity is theirs. */
    LINK
}

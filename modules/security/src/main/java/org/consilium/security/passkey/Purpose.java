package org.consilium.security.passkey;

/** What a challenge is for: an answer to one is none to another. */
public enum Purpose {
    /** A new passkey of somebody signed in. */
    REGISTER,
    /** Signing in, of whomever. */
    SIGN_IN,
    /** Somebody signed in repeats who it is. */
    CONFIRM
}

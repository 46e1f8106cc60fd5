package org.consilium.security.oidc;

import java.util.Locale;

/** Why somebody who comes back from a provider is not let in. */
public enum Refusal {
    /** There is no request that waits: too late, used already, or never made by this browser. */
    EXPIRED,
    /** The provider was asked and has said no, or the person has turned back. */
    TURNED_BACK,
    /** It does not answer. */
    UNAVAILABLE,
    /** What it answers is not what a provider may answer here. */
    NOT_BELIEVED,
    /** Nobody here is known by this identity. */
    UNKNOWN,
    /** The same, and an administrator will look. */
    WAITING,
    /** The account is closed. */
    INACTIVE,
    /** A second factor is asked for, and the provider states none. */
    SECOND_FACTOR,
    /** The provider did not see the person prove who it is just now. */
    NOT_FRESH,
    /** Somebody else than who is signed in. */
    OTHER_PERSON;

    /** As it stands in the address of the page that explains it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

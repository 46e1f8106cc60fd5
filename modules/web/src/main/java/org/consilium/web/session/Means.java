package org.consilium.web.session;

/** By what a person has proved who it is. */
public enum Means {
    /** Something known. */
    PASSWORD(false),
    /** Something known and something held. */
    PASSWORD_AND_CODE(true),
    /** Something held, opened by something known or by a finger or face. */
    PASSKEY(true),
    /** The word of the hospital's identity provider. */
    PROVIDER(false),
    /** The same, with its word that there was a second factor. */
    PROVIDER_AND_FACTOR(true);

    private final boolean twofold;

    Means(boolean twofold) {
        this.twofold = twofold;
    }

    /** Whether an identity provider has seen the person, and not this node. */
    public boolean isOfProvider() {
        return this == PROVIDER || this == PROVIDER_AND_FACTOR;
    }

    /** Whether one thing that is stolen or found out is not enough. */
    public boolean isTwofold() {
        return twofold;
    }
}

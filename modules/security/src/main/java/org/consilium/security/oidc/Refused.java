package org.consilium.security.oidc;

/** That somebody is not let in, and why. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal why;
    private final String returnTo;

    Refused(Refusal why) {
        super(why.word());
        this.why = why;
        this.returnTo = "/";
    }

    Refused(Refusal why, Throwable cause) {
        this(why, "/", cause);
    }

    private Refused(Refusal why, String returnTo, Throwable cause) {
        super(why.word(), cause);
        this.why = why;
        this.returnTo = returnTo;
    }

    /** The same for somebody whose errand began on a page of the portal. */
    Refused returningTo(String page) {
        return new Refused(why, page, this);
    }

    /** The page of the portal where it is explained. */
    public String returnTo() {
        return returnTo;
    }

    public Refusal why() {
        return why;
    }
}

package org.consilium.dimse.association;

/**
 * The roles one side has for a SOP class on an association (PS3.7 D.3.3.4).
 *
 * @param scu uses the service: makes requests and hears notifications
 * @param scp provides the service: performs requests and sends notifications
 */
public record Roles(boolean scu, boolean scp) {

    public static final Roles NONE = new Roles(false, false);

    /** What the requestor is without role selection. */
    public static final Roles SCU = new Roles(true, false);

    /** What the acceptor is without role selection. */
    public static final Roles SCP = new Roles(false, true);

    public static final Roles BOTH = new Roles(true, true);

    /** Those both have. */
    public Roles and(Roles other) {
        return new Roles(scu && other.scu, scp && other.scp);
    }

    /** Those of the other side: a user needs a provider. */
    public Roles opposite() {
        return new Roles(scp, scu);
    }

    public boolean isNone() {
        return !scu && !scp;
    }
}

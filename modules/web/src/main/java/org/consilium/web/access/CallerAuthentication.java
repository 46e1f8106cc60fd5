package org.consilium.web.access;

import java.util.List;
import org.consilium.security.Caller;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller that has proved who it is. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final boolean unfinished;

    /** @param unfinished whether a second factor is still asked for before anything else */
    CallerAuthentication(Caller caller, boolean unfinished) {
        super(List.of());
        this.caller = caller;
        this.unfinished = unfinished;
        setAuthenticated(true);
    }

    Caller caller() {
        return caller;
    }

    boolean isUnfinished() {
        return unfinished;
    }

    /** Whether the caller may call a route now. */
    boolean mayCall(Route route) {
        return route.allows(caller) && (!unfinished || route.isAtTheDoor());
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }
}

package org.consilium.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.consilium.security.Caller;
import org.consilium.web.session.OpenSession;
import org.consilium.web.session.SessionCookies;
import org.consilium.web.session.Sessions;
import org.consilium.web.system.SystemTokens;
import org.consilium.web.viewer.ViewerSessions;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the caller of a request. With an Authorization header only the header counts, a cookie beside it is not looked at:
 * a request is made either by a machine or by a person.
 */
final class CallerFilter extends OncePerRequestFilter {

    private static final List<String> OF_SYSTEMS = List.of("/fhir", "/dicomweb");
    private static final Pattern OF_VIEWERS = Pattern.compile("/dicomweb(/(studies|series|instances|wado)(/.*)?)?");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final ApiToken apiToken;
    private final SystemTokens systems;
    private final ViewerSessions viewers;
    private final Sessions sessions;
    private final boolean secondFactorRequired;

    CallerFilter(
            ApiToken apiToken,
            SystemTokens systems,
            ViewerSessions viewers,
            Sessions sessions,
            boolean secondFactorRequired) {
        this.viewers = viewers;
        this.apiToken = apiToken;
        this.systems = systems;
        this.sessions = sessions;
        this.secondFactorRequired = secondFactorRequired;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CallerAuthentication> caller = needsCaller(request) ? caller(request) : Optional.empty();
        caller.ifPresent(found -> {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(found);
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }

    /** Who calls, as this filter has found out for the request that the thread works on. */
    static Optional<Caller> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                ? Optional.of(known.caller())
                : Optional.empty();
    }

    /** The files of the portal are the same for everybody: no question to the database for them. */
    private static boolean needsCaller(HttpServletRequest request) {
        return Routes.isApi(request);
    }

    private Optional<CallerAuthentication> caller(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return apiToken.caller(authorization)
                    .or(() -> system(request, authorization))
                    .or(() -> viewer(request, authorization))
                    .map(caller -> new CallerAuthentication(caller, false));
        }
        return SessionCookies.read(request).flatMap(sessions::find).map(this::person);
    }

    private CallerAuthentication person(OpenSession session) {
        boolean unfinished = secondFactorRequired && !session.means().isTwofold();
        return new CallerAuthentication(new Caller.Human(session.person()), unfinished);
    }

    /** A viewer reads studies, and no worklist. */
    private Optional<Caller> viewer(HttpServletRequest request, String authorization) {
        boolean open = READING.contains(request.getMethod())
                && OF_VIEWERS.matcher(request.getRequestURI()).matches();
        return open ? viewers.find(authorization).map(Caller.class::cast) : Optional.empty();
    }

    /** A system acts as its account, but only at the interfaces that are made for systems. */
    private Optional<Caller> system(HttpServletRequest request, String authorization) {
        String path = request.getRequestURI();
        boolean open = OF_SYSTEMS.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
        return open ? systems.find(authorization).map(Caller.Human::new) : Optional.empty();
    }
}

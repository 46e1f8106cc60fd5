package org.consilium.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.web.session.SessionCookies;
import org.consilium.web.session.Sessions;
import org.consilium.web.system.SystemTokens;
import org.consilium.web.viewer.ViewerSessions;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps an eye on answers with images while they are sent to a person: one that takes longer than a moment is broken off as soon as the
 * session has ended, the token of a system is revoked, or the study is not seen any more. Short answers cost nothing.
 */
final class WatchedAnswers extends OncePerRequestFilter {

    private static final Pattern STUDY = Pattern.compile("/dicomweb/studies/([0-9.]{1,64})(/.*)?");
    private static final String WADO = "/dicomweb/wado";

    private final Sessions sessions;
    private final SystemTokens systems;
    private final ViewerSessions viewers;
    private final StillSees access;

    WatchedAnswers(Sessions sessions, SystemTokens systems, ViewerSessions viewers, StillSees access) {
        this.viewers = viewers;
        this.sessions = sessions;
        this.systems = systems;
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var study = study(request);
        boolean watched = study.isPresent()
                && CallerFilter.current()
                        .filter(caller -> caller instanceof Caller.Human || caller instanceof Caller.Viewer)
                        .isPresent();
        chain.doFilter(
                request,
                watched ? new WatchedResponse(response, stillMay(caller(request), study.orElseThrow())) : response);
    }

    /** Asked anew each time: the account behind the token of a system, or behind the session. */
    private Supplier<Optional<Caller>> caller(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return () ->
                    systems.find(authorization).<Caller>map(Caller.Human::new).or(() -> viewers.peek(authorization));
        }
        var token = SessionCookies.read(request);
        return () -> token.flatMap(sessions::peek).map(Caller.Human::new);
    }

    private BooleanSupplier stillMay(Supplier<Optional<Caller>> caller, Uid study) {
        return () -> caller.get().filter(each -> access.sees(each, study)).isPresent();
    }

    private static Optional<Uid> study(HttpServletRequest request) {
        var path = STUDY.matcher(request.getRequestURI());
        var text = path.matches()
                ? Optional.of(path.group(1))
                : Optional.of(request)
                        .filter(asked -> asked.getRequestURI().equals(WADO))
                        .flatMap(asked -> Optional.ofNullable(asked.getParameter("studyUID")));
        try {
            return text.map(Uid::new);
        } catch (Rejected noUid) {
            return Optional.empty();
        }
    }
}

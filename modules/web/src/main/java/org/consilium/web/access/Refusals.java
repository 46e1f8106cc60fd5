package org.consilium.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.consilium.kernel.Reason;
import org.consilium.web.problem.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** What the filters answer: 401 to a stranger, 403 to somebody without the role, 404 where there is no such route. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;

    Refusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        problems.write(Reason.NOT_SIGNED_IN, request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        problems.write(e instanceof CsrfException ? Reason.NOT_AUTHORIZED : reason(request), request, response);
    }

    private static Reason reason(HttpServletRequest request) {
        return Routes.find(request)
                .map(route ->
                        SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                                        && known.isUnfinished()
                                        && route.allows(known.caller())
                                ? Reason.ENROLMENT_NEEDED
                                : Reason.NOT_AUTHORIZED)
                .orElse(Reason.NOT_FOUND);
    }
}

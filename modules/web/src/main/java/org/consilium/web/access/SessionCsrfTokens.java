package org.consilium.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.UUID;
import org.consilium.web.session.SessionCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The token against forged requests is derived from the session's secret: nothing to store, and of no use with another
 * session. Our own scripts read it from a cookie that other sites cannot read.
 */
final class SessionCsrfTokens implements CsrfTokenRepository {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String SIGN_IN = "/api/session";

    /** A viewer gives its code here, for which no cookie counts. */
    private static final String EXCHANGE = "/api/viewer-sessions";

    /**
     * Changing requests made with a session cookie. Not those with an Authorization header, for which no cookie counts, and
     * not signing in, which takes JSON only and therefore cannot come from a form of another site.
     */
    static boolean isNeeded(HttpServletRequest request) {
        boolean signingIn =
                request.getServletPath().equals(SIGN_IN) && request.getMethod().equals(HttpMethod.POST.name());
        boolean exchanging = request.getServletPath().equals(EXCHANGE);
        return !READING.contains(request.getMethod())
                && !signingIn
                && !exchanging
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && SessionCookies.read(request).isPresent();
    }

    /** Without a session the token is one that nobody knows. */
    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token(
                SessionCookies.csrf(request).orElseGet(() -> UUID.randomUUID().toString()));
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        // Written with the session cookie, from which it follows.
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return SessionCookies.csrf(request).map(SessionCsrfTokens::token).orElse(null);
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(SessionCookies.CSRF_HEADER, "_csrf", value);
    }
}

package org.consilium.web.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The two cookies of a session: the secret, which scripts cannot read, and the value they repeat in {@value #CSRF_HEADER}.
 * Both stay within our own site and end with the browser.
 */
public final class SessionCookies {

    public static final String SESSION = "CONSILIUM_SESSION";
    public static final String CSRF = "XSRF-TOKEN";
    public static final String CSRF_HEADER = "X-XSRF-TOKEN";

    private SessionCookies() {}

    public static Optional<SessionToken> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(SESSION))
                .findFirst()
                .flatMap(cookie -> SessionToken.parse(cookie.getValue()));
    }

    /** What a changing request of the session that this request belongs to must repeat. */
    public static Optional<String> csrf(HttpServletRequest request) {
        return read(request).map(SessionToken::csrf);
    }

    public static void write(SessionToken token, HttpServletRequest request, HttpServletResponse response) {
        add(response, cookie(SESSION, token.cookie(), request).httpOnly(true).build());
        add(response, cookie(CSRF, token.csrf(), request).build());
    }

    public static void remove(HttpServletRequest request, HttpServletResponse response) {
        add(
                response,
                cookie(SESSION, "", request)
                        .httpOnly(true)
                        .maxAge(Duration.ZERO)
                        .build());
        add(response, cookie(CSRF, "", request).maxAge(Duration.ZERO).build());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String name, String value, HttpServletRequest request) {
        return ResponseCookie.from(name, value).path("/").sameSite("Strict").secure(request.isSecure());
    }

    private static void add(HttpServletResponse response, ResponseCookie cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}

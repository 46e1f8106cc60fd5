package org.consilium.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.web.session.SessionToken;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Which session was just ended, for the page that ends it at its identity provider too. The secret in it opens nothing any more. */
public final class LeavingCookie {

    /** The page. */
    public static final String PAGE = "/api/session/providers/leave";

    private static final String NAME = "CONSILIUM_LEAVING";
    private static final Duration KEPT = Duration.ofMinutes(2);

    private LeavingCookie() {}

    static void write(SessionToken ended, HttpServletRequest request, HttpServletResponse response) {
        add(ended.cookie(), KEPT, request, response);
    }

    /** The session, which the browser forgets. */
    public static Optional<SessionToken> take(HttpServletRequest request, HttpServletResponse response) {
        add("", Duration.ZERO, request, response);
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .findFirst()
                .flatMap(cookie -> SessionToken.parse(cookie.getValue()));
    }

    private static void add(String value, Duration kept, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .path(PAGE)
                        .httpOnly(true)
                        .sameSite("Strict")
                        .secure(request.isSecure())
                        .maxAge(kept)
                        .build()
                        .toString());
    }
}

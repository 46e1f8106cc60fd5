package org.consilium.web.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Binds a journey to a provider to the browser it began in: an answer that somebody else has got from the provider is worth nothing here. Lax, because the
 * browser comes back from another site, with which cookies of sessions never travel.
 */
final class AwayCookie {

    private static final String NAME = "CONSILIUM_AWAY";
    private static final String PATH = "/api/session/providers";

    private AwayCookie() {}

    static void write(String secret, Duration kept, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, secret)
                        .path(PATH)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .maxAge(kept)
                        .build()
                        .toString());
    }

    /** The secret, empty when there is none; the browser forgets it. */
    static String take(HttpServletRequest request, HttpServletResponse response) {
        write("", Duration.ZERO, request, response);
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse("");
    }
}

package org.consilium.web.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.consilium.security.oidc.ProviderSignIn;

/** @param address of the provider, where the browser is to go; it holds neither a code nor a token */
record AwayView(String address) {

    static AwayView of(
            ProviderSignIn.Away away, Duration awayMax, HttpServletRequest request, HttpServletResponse response) {
        AwayCookie.write(away.browser(), awayMax, request, response);
        return new AwayView(away.address().toString());
    }
}

package org.consilium.web.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.oidc.ProviderSignIn;
import org.consilium.security.oidc.ProviderSignIn.Leaving;
import org.consilium.security.oidc.Refusal;
import org.consilium.security.oidc.Refused;
import org.consilium.security.oidc.SessionKey;
import org.consilium.web.session.AuditedAccount;
import org.consilium.web.session.Sessions;
import org.consilium.web.signin.LeavingCookie;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Signing out at both ends: a provider ends sessions here, and somebody who signs out here does so at the provider. */
@RestController
@RequestMapping("/api/session/providers")
public final class ProviderLogoutController {

    /** A form to the provider, sent by itself: the ID token it wants back stands in no address. */
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Consilium</title></head>
            <body><form method="post" action="%s">%s<noscript><button>Sign out</button></noscript></form>
            <script src="/leave.js"></script></body></html>
            """;

    /** A provider may send the form on to another of its names, and back to us. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; form-action 'self' https: %s; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private final ProviderSignIn providers;
    private final Sessions sessions;
    private final URI portal;

    /** @param portal first page of the portal, to which the provider sends people back */
    public ProviderLogoutController(ProviderSignIn providers, Sessions sessions, URI portal) {
        this.providers = providers;
        this.sessions = sessions;
        this.portal = portal;
    }

    /** OpenID Connect Back-Channel Logout 1.0: the sessions that a logout token names end at once. */
    @PostMapping(path = "/{provider}/logout", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    void logout(
            @PathVariable String provider,
            @RequestBody MultiValueMap<String, String> form,
            HttpServletRequest request) {
        AuditedAccount.tried(request, "(" + provider + ")");
        var token = Optional.ofNullable(form.getFirst("logout_token"))
                .orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "logout_token is missing"));
        try {
            providers.logout(provider, token).stream().map(SessionKey::bytes).forEach(sessions::close);
        } catch (Refused refused) {
            throw refused.why() == Refusal.UNAVAILABLE
                    ? new Rejected(Reason.UNAVAILABLE, "the keys of the provider cannot be had", refused)
                    : new Rejected(Reason.INVALID_REQUEST, "logout_token is not believed", refused);
        }
    }

    /** Takes the browser, whose session has ended here, to the page where it ends at the provider. */
    @GetMapping(path = "/leave", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> leave(HttpServletRequest request, HttpServletResponse response) {
        return LeavingCookie.take(request, response)
                .flatMap(token -> providers.leave(new SessionKey(token.key()), portal))
                .map(ProviderLogoutController::page)
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(ReturnPage.HOME))
                        .build());
    }

    private static ResponseEntity<String> page(Leaving leaving) {
        var page = leaving.page();
        return ResponseEntity.ok()
                .header("Content-Security-Policy", POLICY.formatted(page.getScheme() + "://" + page.getRawAuthority()))
                .body(PAGE.formatted(HtmlUtils.htmlEscape(page.toString()), fields(leaving.fields())));
    }

    private static String fields(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(field.getKey(), HtmlUtils.htmlEscape(field.getValue())))
                .collect(Collectors.joining());
    }
}

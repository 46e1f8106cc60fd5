package org.consilium.web.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.consilium.security.oidc.Identity;
import org.consilium.security.oidc.ProviderSignIn;
import org.consilium.security.oidc.ProviderSignIn.Back;
import org.consilium.security.oidc.ProviderSignIn.Choice;
import org.consilium.security.oidc.Purpose;
import org.consilium.security.oidc.Refusal;
import org.consilium.security.oidc.Refused;
import org.consilium.security.oidc.SessionKey;
import org.consilium.web.session.AuditedAccount;
import org.consilium.web.session.Means;
import org.consilium.web.session.SessionCookies;
import org.consilium.web.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in at a provider: the choice, the way there, and the way back. */
@RestController
@RequestMapping("/api/session/providers")
public final class ProviderSessionController {

    private final ProviderSignIn providers;
    private final Sessions sessions;
    private final LinkEvents events;
    private final URI base;
    private final Duration awayMax;

    /**
     * @param base what callbacks begin with, up to the name of the provider
     * @param awayMax how long somebody may be away
     */
    public ProviderSessionController(
            ProviderSignIn providers, Sessions sessions, LinkEvents events, URI base, Duration awayMax) {
        this.providers = providers;
        this.sessions = sessions;
        this.events = events;
        this.base = base;
        this.awayMax = awayMax;
    }

    @GetMapping
    List<Choice> choices() {
        return providers.choices();
    }

    /** Where the browser goes to sign in. */
    @PostMapping(path = "/{provider}", consumes = MediaType.APPLICATION_JSON_VALUE)
    AwayView signIn(
            @PathVariable String provider,
            @RequestBody SignInBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<SessionKey> before = SessionCookies.read(request).map(token -> new SessionKey(token.key()));
        return AwayView.of(
                providers.signIn(provider, before, ReturnPage.of(body.returnTo())), awayMax, request, response);
    }

    /** The browser is back. Whatever has come of it, it sees a page of the portal; what it brought is of no use a second time. */
    @GetMapping("/{provider}/callback")
    ResponseEntity<Void> comeBack(
            @PathVariable String provider, HttpServletRequest request, HttpServletResponse response) {
        AuditedAccount.tried(request, "(" + provider + ")");
        try {
            var answer = answer(provider, request);
            Back back = providers.comeBack(
                    provider,
                    answer,
                    Optional.ofNullable(request.getParameter("state")).orElse(""),
                    AwayCookie.take(request, response));
            AuditedAccount.found(request, back.person());
            return to(arrive(back, request, response));
        } catch (Refused refused) {
            return refuse(refused.why(), refused.returnTo(), request);
        } catch (IllegalArgumentException noAddress) {
            return refuse(Refusal.NOT_BELIEVED, ReturnPage.HOME, request);
        }
    }

    private URI answer(String provider, HttpServletRequest request) {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        return URI.create(base.resolve(provider + "/callback") + "?" + query);
    }

    private String arrive(Back back, HttpServletRequest request, HttpServletResponse response) {
        if (back.linked()) {
            events.linked(back.person(), back.identity().provider(), request);
        }
        if (back.purpose() == Purpose.SIGN_IN) {
            back.session().map(SessionKey::bytes).ifPresent(sessions::close);
            var token = sessions.open(back.person().id(), means(back.identity()));
            providers.begun(new SessionKey(token.key()), back.identity());
            SessionCookies.write(token, request, response);
        } else if (back.purpose() == Purpose.CONFIRM) {
            boolean open = sessions.confirm(back.session().orElseThrow().bytes(), means(back.identity()));
            if (!open) {
                AuditedAccount.refused(request, Refusal.EXPIRED.word());
                return back.returnTo() + "?refused=" + Refusal.EXPIRED.word();
            }
        }
        return back.returnTo();
    }

    private static Means means(Identity identity) {
        return identity.twofold() ? Means.PROVIDER_AND_FACTOR : Means.PROVIDER;
    }

    private static ResponseEntity<Void> refuse(Refusal why, String page, HttpServletRequest request) {
        AuditedAccount.refused(request, why.word());
        return to(page + "?refused=" + why.word());
    }

    private static ResponseEntity<Void> to(String page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page))
                .build();
    }

    /** @param returnTo page of the portal to come back to */
    record SignInBody(@Nullable String returnTo) {}
}

package org.consilium.web.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Confirmation;
import org.consilium.security.Person;
import org.consilium.security.oidc.ExternalIdentities;
import org.consilium.security.oidc.ProviderSignIn;
import org.consilium.security.oidc.SessionKey;
import org.consilium.web.session.SessionCookies;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The identities of the person at the browser, and proving by one of them who it is. */
@RestController
public final class MyIdentityController {

    private final ProviderSignIn providers;
    private final ExternalIdentities identities;
    private final Duration awayMax;

    public MyIdentityController(ProviderSignIn providers, ExternalIdentities identities, Duration awayMax) {
        this.providers = providers;
        this.identities = identities;
        this.awayMax = awayMax;
    }

    /** Where the browser goes, in a window of its own, to prove anew who it is; the session it began in is confirmed when it comes back. */
    @PostMapping("/api/session/confirmation/providers/{provider}")
    AwayView confirm(
            Person person, @PathVariable String provider, HttpServletRequest request, HttpServletResponse response) {
        var away = providers.confirm(provider, person, session(request), ReturnPage.CONFIRMED);
        return AwayView.of(away, awayMax, request, response);
    }

    @GetMapping("/api/me/identities")
    List<IdentityView> all(Person person) {
        return identities.of(person.id()).stream().map(IdentityView::of).toList();
    }

    /** Where the browser goes to show an identity that becomes the person's. */
    @PostMapping("/api/me/identities/{provider}")
    AwayView link(
            Person person,
            Confirmation confirmation,
            @PathVariable String provider,
            HttpServletRequest request,
            HttpServletResponse response) {
        var away = providers.link(provider, person, session(request), ReturnPage.CONFIRMED);
        return AwayView.of(away, awayMax, request, response);
    }

    @DeleteMapping("/api/me/identities/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Person person, Confirmation confirmation, @PathVariable UUID id) {
        if (identities.of(person.id()).stream().noneMatch(each -> each.id().equals(id))) {
            throw new Rejected(Reason.NOT_FOUND);
        }
        identities.remove(id);
    }

    private static SessionKey session(HttpServletRequest request) {
        return SessionCookies.read(request)
                .map(token -> new SessionKey(token.key()))
                .orElseThrow(() -> new Rejected(Reason.NOT_SIGNED_IN));
    }
}

package org.consilium.security.oidc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;

/** The way to a provider and back. */
public final class ProviderSignIn {

    private final Map<String, Provider> providers;
    private final ProviderRequests requests;
    private final ProviderSessions sessions;
    private final Admission admission;
    private final ExternalIdentities identities;
    private final People people;
    private final Duration clockSkewMax;

    ProviderSignIn(
            Map<String, Provider> providers,
            ProviderRequests requests,
            ProviderSessions sessions,
            Admission admission,
            ExternalIdentities identities,
            People people,
            Duration clockSkewMax) {
        this.providers = providers;
        this.requests = requests;
        this.sessions = sessions;
        this.admission = admission;
        this.identities = identities;
        this.people = people;
        this.clockSkewMax = clockSkewMax;
    }

    /** A provider as people choose it. */
    public record Choice(String name, String displayName) {}

    /**
     * Somebody is sent away.
     *
     * @param address where to
     * @param browser secret for a cookie of this browser alone
     */
    public record Away(URI address, String browser) {
        @Override
        public String toString() {
            return "Away";
        }
    }

    /**
     * Somebody is back.
     *
     * @param linked whether the identity has become the person's just now
     * @param session the session the errand began in
     * @param returnTo page of the portal
     */
    public record Back(
            Purpose purpose,
            Person person,
            Identity identity,
            boolean linked,
            Optional<SessionKey> session,
            String returnTo) {}

    /** The page of a provider where somebody signs out, and the fields it wants. */
    public record Leaving(URI page, Map<String, String> fields) {
        @Override
        public String toString() {
            return "Leaving";
        }
    }

    public List<Choice> choices() {
        return providers.values().stream()
                .map(Provider::entry)
                .map(entry -> new Choice(entry.name(), entry.displayName()))
                .toList();
    }

    /** The name of the institution whose people a provider knows; empty when the configuration has it no longer. */
    public Optional<String> institutionOf(String provider) {
        return Optional.ofNullable(providers.get(provider))
                .map(each -> each.entry().institution());
    }

    /** The providers at which a person can prove who it is. */
    public List<Choice> choices(PersonId person) {
        var names =
                identities.of(person).stream().map(ExternalIdentity::provider).toList();
        return choices().stream()
                .filter(choice -> names.contains(choice.name()))
                .toList();
    }

    /**
     * Sends somebody to sign in. Errors: NOT_FOUND, UNAVAILABLE.
     *
     * @param before a session that the browser has, and that ends when somebody comes back
     */
    public Away signIn(String provider, Optional<SessionKey> before, String returnTo) {
        return send(provider, new ProviderRequests.Errand(Purpose.SIGN_IN, Optional.empty(), before, returnTo), false);
    }

    /** Sends somebody to prove anew who it is. Errors: NOT_FOUND (also where the person has no identity there), UNAVAILABLE. */
    public Away confirm(String provider, Person person, SessionKey session, String returnTo) {
        if (choices(person.id()).stream().noneMatch(choice -> choice.name().equals(provider))) {
            throw new Rejected(Reason.NOT_FOUND);
        }
        return send(
                provider,
                new ProviderRequests.Errand(Purpose.CONFIRM, Optional.of(person.id()), Optional.of(session), returnTo),
                true);
    }

    /** Sends somebody to show an identity that is to become theirs. Errors: NOT_FOUND, UNAVAILABLE. */
    public Away link(String provider, Person person, SessionKey session, String returnTo) {
        return send(
                provider,
                new ProviderRequests.Errand(Purpose.LINK, Optional.of(person.id()), Optional.of(session), returnTo),
                true);
    }

    private Away send(String name, ProviderRequests.Errand errand, boolean anew) {
        var provider = find(name);
        var secrets = ProviderRequests.secrets();
        try {
            var address = provider.address(secrets.state(), secrets.nonce(), secrets.verifier(), anew);
            requests.keep(name, errand, secrets);
            return new Away(address, secrets.browser());
        } catch (Refused away) {
            throw new Rejected(Reason.UNAVAILABLE, "the identity provider does not answer", away);
        }
    }

    /**
     * Whoever comes back.
     *
     * @param answer address with its query
     * @param state as the query has it
     * @param browser as the cookie has it
     */
    public Back comeBack(String name, URI answer, String state, String browser) throws Refused {
        var provider = find(name);
        var waiting = requests.take(name, state, browser).orElseThrow(() -> new Refused(Refusal.EXPIRED));
        try {
            return back(provider, waiting, provider.identity(answer, waiting));
        } catch (Refused refused) {
            throw refused.returningTo(waiting.errand().returnTo());
        }
    }

    private Back back(Provider provider, ProviderRequests.Waiting waiting, Identity identity) throws Refused {
        var errand = waiting.errand();
        if (errand.purpose() == Purpose.SIGN_IN) {
            var admitted = admission.admit(identity, provider.entry());
            return new Back(
                    Purpose.SIGN_IN,
                    admitted.person(),
                    identity,
                    admitted.linked(),
                    errand.session(),
                    errand.returnTo());
        }
        requireFresh(identity, waiting.begunAt());
        var person = errand.person().flatMap(people::find).orElseThrow(() -> new Refused(Refusal.OTHER_PERSON));
        if (errand.purpose() == Purpose.LINK) {
            admission.link(identity, person, provider.entry());
        } else {
            admission.confirm(identity, person, provider.entry());
        }
        return new Back(
                errand.purpose(),
                person,
                identity,
                errand.purpose() == Purpose.LINK,
                errand.session(),
                errand.returnTo());
    }

    /** The provider has been asked to look again, and says when it did (OpenID Connect Core 3.1.2.1, max_age). */
    private void requireFresh(Identity identity, Instant begunAt) throws Refused {
        var earliest = begunAt.minus(clockSkewMax);
        if (identity.authenticatedAt().filter(at -> !at.isBefore(earliest)).isEmpty()) {
            throw new Refused(Refusal.NOT_FRESH);
        }
    }

    /** A session of this node was begun with an identity. */
    public void begun(SessionKey session, Identity identity) {
        sessions.begin(session, identity);
    }

    /** At which provider a session was begun. */
    public Optional<String> providerOf(SessionKey session) {
        return sessions.providerOf(session);
    }

    /** A session ends here. Where it was begun at a provider that has a page for it, that one's session ends too. */
    public Optional<Leaving> leave(SessionKey session, URI backTo) {
        return sessions.end(session)
                .flatMap(begun -> Optional.ofNullable(providers.get(begun.provider()))
                        .flatMap(provider -> provider.logoutPage()
                                .map(page -> new Leaving(
                                        page,
                                        Map.of(
                                                "id_token_hint",
                                                begun.idToken(),
                                                "client_id",
                                                provider.entry().clientId(),
                                                "post_logout_redirect_uri",
                                                backTo.toString())))));
    }

    /** The sessions that a provider ends by a logout token. Errors: NOT_FOUND. */
    public List<SessionKey> logout(String name, String token) throws Refused {
        return sessions.end(find(name).logout(token));
    }

    private Provider find(String name) {
        return Optional.ofNullable(providers.get(name)).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }
}

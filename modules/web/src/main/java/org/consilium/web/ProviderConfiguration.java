package org.consilium.web;

import java.net.URI;
import java.time.Clock;
import org.consilium.security.Administration;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.audit.AuditTrail;
import org.consilium.security.oidc.ExternalIdentities;
import org.consilium.security.oidc.OidcConfiguration.ProviderSignIns;
import org.consilium.security.oidc.OidcSettings;
import org.consilium.security.oidc.ProviderSignIn;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.provider.IdentityController;
import org.consilium.web.provider.IdentityPlaces;
import org.consilium.web.provider.LinkEvents;
import org.consilium.web.provider.MyIdentityController;
import org.consilium.web.provider.ProviderLogoutController;
import org.consilium.web.provider.ProviderSessionController;
import org.consilium.web.session.Sessions;
import org.consilium.web.system.SystemTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How people sign in at the identity providers of their hospitals. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

    private static final String CALLBACKS = "/api/session/providers/";

    @Bean
    ProviderSignIn providerSignIn(
            ProviderSignIns providers, OidcSettings settings, WebSettings web, SystemTokens systems) {
        if (!settings.providers().isEmpty() && web.publicUrl().isEmpty()) {
            throw new IllegalStateException(
                    "consilium.oidc.providers need consilium.web.public-url: providers send people back to an address that is agreed, never to one a request names");
        }
        return providers.at(portal(web).resolve(CALLBACKS), person -> !systems.isSystem(person.id()));
    }

    @Bean
    ProviderSessionController providerSessionController(
            ProviderSignIn providers,
            Sessions sessions,
            AuditTrail trail,
            InstitutionNames institutions,
            Clock clock,
            OidcSettings settings,
            WebSettings web) {
        return new ProviderSessionController(
                providers,
                sessions,
                new LinkEvents(trail, institutions, clock),
                portal(web).resolve(CALLBACKS),
                settings.signInMax());
    }

    @Bean
    ProviderLogoutController providerLogoutController(ProviderSignIn providers, Sessions sessions, WebSettings web) {
        return new ProviderLogoutController(providers, sessions, portal(web));
    }

    @Bean
    MyIdentityController myIdentityController(
            ProviderSignIn providers, ExternalIdentities identities, OidcSettings settings) {
        return new MyIdentityController(providers, identities, settings.signInMax());
    }

    @Bean
    IdentityController identityController(
            ExternalIdentities identities,
            People people,
            Sessions sessions,
            ProviderSignIn providers,
            Institutions institutions,
            Administration administration,
            SystemTokens systems) {
        var places = new IdentityPlaces(providers, institutions, administration);
        return new IdentityController(identities, people, sessions, places, person -> !systems.isSystem(person.id()));
    }

    /** First page of the portal; of a node without a public address, which has no providers, nobody asks. */
    private static URI portal(WebSettings web) {
        return URI.create(web.publicUrl().orElse("http://localhost/")).resolve("/");
    }
}

package org.consilium.security.oidc;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.function.Predicate;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.SecuritySettings;
import org.consilium.security.factor.SecondFactors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of signing in at providers, but for where this node is and which accounts are those of systems: the HTTP edge knows. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OidcSettings.class)
public class OidcConfiguration {

    @Bean
    ExternalIdentities externalIdentities(JdbcClient jdbc, Clock clock, OidcSettings settings) {
        return new ExternalIdentities(jdbc, clock, settings.waitingMax());
    }

    @Bean
    ProviderSignIns providerSignIns(
            JdbcClient jdbc,
            Clock clock,
            OidcSettings settings,
            People people,
            Institutions institutions,
            ExternalIdentities identities,
            SecondFactors secondFactors,
            SecuritySettings security) {
        return (base, isPerson) -> new ProviderSignIn(
                providers(settings, base, clock),
                new ProviderRequests(jdbc, clock, settings.signInMax()),
                new ProviderSessions(jdbc, clock),
                new Admission(
                        people, institutions, identities, secondFactors, security.secondFactorRequired(), isPerson),
                identities,
                people,
                settings.clockSkewMax());
    }

    /** Makes the one {@link ProviderSignIn} of a node. */
    @FunctionalInterface
    public interface ProviderSignIns {

        /**
         * @param base what the addresses of callbacks begin with, up to the name of the provider; known before any request comes
         * @param isPerson whether an account is that of a person and not of a system
         */
        ProviderSignIn at(URI base, Predicate<Person> isPerson);
    }

    private static LinkedHashMap<String, Provider> providers(OidcSettings settings, URI base, Clock clock) {
        var line = new ProviderLine(
                settings.connectMax(),
                settings.answerMax(),
                settings.answerSizeMax().toBytes());
        var providers = new LinkedHashMap<String, Provider>();
        for (var entry : settings.providers()) {
            entry.secret(); // A file that is not there is noticed now.
            providers.put(
                    entry.name(),
                    new Provider(
                            entry,
                            base.resolve(entry.name() + "/callback"),
                            line,
                            new Description(entry.issuer(), line, settings.keysMax(), settings.answerMax(), clock),
                            new IdTokens(entry, settings.clockSkewMax())));
        }
        return providers;
    }
}

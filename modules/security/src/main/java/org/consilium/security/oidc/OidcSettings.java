package org.consilium.security.oidc;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The identity providers of the hospitals this node serves.
 *
 * @param connectMax until a connection to a provider stands
 * @param answerMax until its answer is there, the last byte included
 * @param answerSizeMax longest answer
 * @param keysMax at least 10 s; how long its description and its keys are believed; a key that is not among them is asked for at once
 * @param clockSkewMax how far its clock may be off
 * @param signInMax how long somebody may be away at a provider
 * @param waitingMax identities of one provider that wait for an administrator; beyond, the oldest are forgotten
 */
@ConfigurationProperties("consilium.oidc")
public record OidcSettings(
        @DefaultValue List<ProviderEntry> providers,
        @DefaultValue("3s") Duration connectMax,
        @DefaultValue("5s") Duration answerMax,
        @DefaultValue("1MB") DataSize answerSizeMax,
        @DefaultValue("5m") Duration keysMax,
        @DefaultValue("30s") Duration clockSkewMax,
        @DefaultValue("10m") Duration signInMax,
        @DefaultValue("200") int waitingMax) {

    private static final Duration KEYS_SHORTEST = Duration.ofSeconds(10);

    public OidcSettings {
        providers = List.copyOf(providers);
        var names = new HashSet<String>();
        for (var provider : providers) {
            if (!names.add(provider.name())) {
                throw new IllegalArgumentException("consilium.oidc.providers: two are named " + provider.name());
            }
        }
        if (!connectMax.isPositive()
                || !answerMax.isPositive()
                || answerSizeMax.toBytes() < 1
                || keysMax.compareTo(KEYS_SHORTEST) < 0
                || clockSkewMax.isNegative()
                || !signInMax.isPositive()
                || waitingMax < 1) {
            throw new IllegalArgumentException(
                    "the limits under consilium.oidc must be positive, and keys-max at least " + KEYS_SHORTEST);
        }
    }
}

package org.consilium.security.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0) and its keys. Asked for when it is first needed: a provider that is away keeps no node from
 * starting. One that did not answer is left alone for a moment, so that nobody else waits for it.
 */
final class Description {

    /** How long a provider that did not answer counts as away without being asked. */
    private static final Duration AWAY = Duration.ofSeconds(5);

    /** Shortest time between two requests for keys that were not known; the library allows one more within it. */
    private static final Duration KEYS_AGAIN = Duration.ofSeconds(2);

    private final URI issuer;
    private final ProviderLine line;
    private final Duration believed;
    private final Duration keysWait;
    private final InstantSource time;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile Instant awayUntil = Instant.MIN;

    Description(URI issuer, ProviderLine line, Duration believed, Duration keysWait, InstantSource time) {
        this.issuer = issuer;
        this.line = line;
        this.believed = believed;
        this.keysWait = keysWait;
        this.time = time;
    }

    /** A description that has been checked, and where its keys come from. */
    record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant until) {}

    Known get() throws ProviderUnavailable {
        var now = time.instant();
        var found = Optional.ofNullable(known).filter(each -> now.isBefore(each.until()));
        if (found.isPresent()) {
            return found.get();
        }
        if (now.isBefore(awayUntil)) {
            throw new ProviderUnavailable("the provider did not answer a moment ago");
        }
        asking.lock();
        try {
            var meanwhile = Optional.ofNullable(known).filter(each -> now.isBefore(each.until()));
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            if (now.isBefore(awayUntil)) {
                throw new ProviderUnavailable("the provider did not answer a moment ago");
            }
            var fresh = ask(now);
            known = fresh;
            return fresh;
        } catch (ProviderUnavailable e) {
            awayUntil = time.instant().plus(AWAY);
            throw e;
        } finally {
            asking.unlock();
        }
    }

    private Known ask(Instant now) throws ProviderUnavailable {
        var base = issuer.toString();
        var address = (base.endsWith("/") ? base : base + "/") + ".well-known/openid-configuration";
        var answer = line.get(URI.create(address));
        if (answer.status() != 200) {
            throw new ProviderUnavailable("the description is answered with " + answer.status());
        }
        try {
            var metadata = OIDCProviderMetadata.parse(answer.body());
            if (!metadata.getIssuer().getValue().equals(base)) {
                throw new ProviderUnavailable("the description is of another issuer");
            }
            for (var endpoint : new URI[] {
                metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI()
            }) {
                if (endpoint == null) {
                    throw new ProviderUnavailable("the description lacks an address");
                }
                ProviderEntry.requireSafe(endpoint, "an address of the provider");
            }
            return new Known(metadata, keys(metadata), now.plus(believed));
        } catch (ParseException | IllegalArgumentException | MalformedURLException e) {
            throw new ProviderUnavailable("the description is none", e);
        }
    }

    /** The keys outlive a new description of the same address: a rotation is noticed, and not asked for by everybody. */
    private JWKSource<SecurityContext> keys(OIDCProviderMetadata metadata) throws MalformedURLException {
        var before = known;
        if (before != null && before.metadata().getJWKSetURI().equals(metadata.getJWKSetURI())) {
            return before.keys();
        }
        return JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), line)
                .cache(believed.toMillis(), keysWait.toMillis())
                .refreshAheadCache(false)
                .rateLimited(KEYS_AGAIN.toMillis())
                .build();
    }
}

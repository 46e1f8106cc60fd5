package org.consilium.security.oidc;

import java.time.Instant;
import java.util.Optional;

/**
 * What a provider has said of somebody, in an ID token that was believed.
 *
 * @param subject value of the claim that names the person
 * @param providerSubject value of {@code sub}, by which logout tokens name it
 * @param sid the provider's session
 * @param authenticatedAt when it last saw the person prove who it is
 * @param email only when the provider has verified it
 * @param twofold whether it states a second factor
 * @param idToken as it came, to be given back at signing out
 */
public record Identity(
        String provider,
        String issuer,
        String subject,
        String providerSubject,
        Optional<String> sid,
        Optional<Instant> authenticatedAt,
        Optional<String> name,
        Optional<String> email,
        Optional<String> account,
        boolean twofold,
        String idToken) {

    /** Without anything of the person or the token. */
    @Override
    public String toString() {
        return "Identity at " + provider;
    }
}

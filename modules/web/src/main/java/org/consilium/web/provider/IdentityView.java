package org.consilium.web.provider;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.consilium.security.PersonId;
import org.consilium.security.oidc.ExternalIdentity;

/** @param personId whose it is; none: waits for an administrator */
record IdentityView(
        UUID id,
        String provider,
        Optional<UUID> personId,
        Optional<String> name,
        Optional<String> email,
        Optional<String> account,
        Instant createdAt,
        Instant usedAt) {

    static IdentityView of(ExternalIdentity identity) {
        return new IdentityView(
                identity.id(),
                identity.provider(),
                identity.person().map(PersonId::value),
                identity.name(),
                identity.email(),
                identity.account(),
                identity.createdAt(),
                identity.usedAt());
    }
}

package org.consilium.security.oidc;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.consilium.security.PersonId;

/**
 * Somebody at a provider.
 *
 * @param provider name of the provider in the configuration
 * @param person whose it is; none: waits for an administrator
 * @param name as the provider has last said, as e-mail and account are
 * @param usedAt when it came last
 */
public record ExternalIdentity(
        UUID id,
        String provider,
        String subject,
        Optional<PersonId> person,
        Optional<String> name,
        Optional<String> email,
        Optional<String> account,
        Instant createdAt,
        Instant usedAt) {}

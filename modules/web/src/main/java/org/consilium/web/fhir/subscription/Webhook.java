package org.consilium.web.fhir.subscription;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.consilium.security.PersonId;

/**
 * A subscription as it is kept.
 *
 * @param criteria a search, such as {@code Task?status=requested}
 * @param reason in the words of the one who subscribed
 * @param watchedSince changes before are not looked at any more
 * @param told digest of what matched when the endpoint was called last, or when the subscription began
 * @param pending whether there is something to tell
 * @param attempts calls that failed since one succeeded
 * @param failure why it was given up
 */
record Webhook(
        UUID id,
        PersonId owner,
        String criteria,
        URI endpoint,
        String reason,
        Instant createdAt,
        Optional<Instant> endsAt,
        Instant watchedSince,
        String told,
        boolean pending,
        int attempts,
        Instant nextAttemptAt,
        Optional<String> failure) {}

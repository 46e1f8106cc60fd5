package org.consilium.archive.reject;

import java.time.Instant;
import java.util.Optional;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/**
 * What a note has rejected.
 *
 * @param study of the note
 * @param sender AE title or account that sent the note
 * @param instances that it names
 * @param undone none while it holds
 */
public record Rejection(
        long id,
        Title title,
        Uid study,
        InstitutionId institution,
        String sender,
        Instant receivedAt,
        int instances,
        Optional<Undone> undone) {

    /** Who let the images be shown again. */
    public record Undone(String by, String reason, Instant at) {}
}

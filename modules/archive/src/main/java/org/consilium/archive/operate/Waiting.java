package org.consilium.archive.operate;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.consilium.archive.check.Finding;

/**
 * What waits to be done, as the database says.
 *
 * @param drainInstances that lie in the spool and are to move to the object store
 * @param drainBytes of these
 * @param drainOldest when the oldest of these came
 * @param damaged instances in the spool whose bytes are lost or changed
 * @param quarantine newcomers kept apart because of their UID
 * @param commitments requests of storage commitment that have not ended
 * @param deletions objects on the list of deletions
 * @param deletionsDue of these, those whose grace is over
 * @param findings open ones by kind
 */
public record Waiting(
        long drainInstances,
        long drainBytes,
        Optional<Instant> drainOldest,
        long damaged,
        long quarantine,
        long commitments,
        long deletions,
        long deletionsDue,
        Map<Finding.Kind, Long> findings) {}

package org.consilium.archive.removal;

import java.time.Instant;
import java.util.Optional;
import org.consilium.kernel.Uid;

/**
 * A study that must not be deleted whatever policies say, until a person lifts the hold.
 *
 * @param by name and account of the person
 */
public record LegalHold(long id, Uid study, String reason, String by, Instant at, Optional<Ended> lifted) {}

package org.consilium.security.passkey;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A passkey as its owner sees it.
 *
 * @param name by which the owner recognises it
 * @param usedAt when it last proved who its owner is
 */
public record Passkey(UUID id, String name, Instant createdAt, Optional<Instant> usedAt) {}

package org.consilium.cases;

import java.util.UUID;

/** A document that belongs to a version of the manifest, with the SHA-256 of its bytes in lower-case hex. */
public record ManifestDocument(UUID document, String sha256) {}

package org.consilium.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.consilium.documents.DocumentType;

/**
 * A document of a case as its readers see it; its bytes are asked for apart.
 *
 * @param name as its sender called it
 * @param length in bytes
 * @param sha256 of all of them, lower-case hex
 * @param superseded that it counts no more; it stays readable
 */
public record CaseDocument(
        UUID id,
        String name,
        Kind kind,
        DocumentType type,
        long length,
        String sha256,
        Participant uploadedBy,
        Instant uploadedAt,
        TextState text,
        Optional<Superseded> superseded) {

    /** What it is, in the words of the one who brought it. */
    public enum Kind {
        LETTER,
        REPORT,
        LABORATORY,
        CONSENT,
        OTHER
    }

    /** How far its text is. */
    public enum TextState {
        /** Nobody has read it yet. */
        WAITING,
        READ,
        /** There is more than is kept. */
        CUT,
        /** A picture. */
        NONE,
        ENCRYPTED,
        /** The reader gave up or broke; people may still be able to open it. */
        UNREADABLE
    }

    /** When, by whom and why it was put aside. */
    public record Superseded(Instant at, Participant by, String reason) {}
}

package org.consilium.cases;

import java.time.Instant;
import java.util.UUID;

/** Something one participant wrote to the others. */
public record Message(UUID id, Kind kind, Participant author, String text, Instant at) {

    /** A question stops the work until its reply; a comment stops nothing. */
    public enum Kind {
        QUESTION,
        REPLY,
        COMMENT
    }
}

package org.consilium.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.consilium.kernel.Uid;

/**
 * Something a case waits for.
 *
 * @param text in the words of the one who asks
 * @param bodySite of the specimen or the series, in words
 * @param modality Modality (0008,0060) that it will have, for example SM or CT
 * @param accessionNumber Accession Number (0008,0050) under which it will come
 * @param study the one that came for it
 */
public record MaterialRequest(
        UUID id,
        Wish wish,
        Participant requestedBy,
        Instant requestedAt,
        State state,
        Optional<Uid> study,
        Optional<Instant> endedAt) {

    /** What is asked for. */
    public record Wish(
            Kind kind,
            String text,
            Optional<String> bodySite,
            Optional<String> modality,
            Optional<String> accessionNumber) {}

    public enum Kind {
        STAIN,
        SLIDE,
        SERIES,
        /** One that is on its way. */
        STUDY,
        OTHER
    }

    public enum State {
        OPEN,
        ARRIVED,
        /** The sender has answered without it, or goes on without it. */
        ENDED
    }
}

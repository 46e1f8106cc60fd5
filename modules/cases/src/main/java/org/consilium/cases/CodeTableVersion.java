package org.consilium.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * A table of codes as it was imported.
 *
 * @param version as the hospital calls it, for example {@code 2019 ru}
 * @param codes in it; while it is being read, those that have been read
 * @param skipped lines that are no codes: chapters, blocks, headings
 */
public record CodeTableVersion(
        CodeSystem system,
        String version,
        State state,
        int codes,
        int skipped,
        Instant startedAt,
        Optional<Instant> endedAt) {

    public enum State {
        RUNNING,
        ACTIVE,
        REPLACED,
        /** Something in it could not be read: nothing of it is used. */
        REFUSED
    }
}

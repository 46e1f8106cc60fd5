package org.consilium.storage.examine;

import java.time.Instant;
import java.util.Optional;

/**
 * How a store is.
 *
 * @param examination what trying it out showed; none while it has not been reachable since the start
 * @param examinedAt when
 * @param awaySince since when every request failed; none while the last one was answered
 * @param lastError the last failure in the words of the store or the network, empty when there was none
 */
public record StoreState(
        Optional<Examination> examination,
        Optional<Instant> examinedAt,
        Optional<Instant> awaySince,
        String lastError) {

    static final StoreState UNKNOWN = new StoreState(Optional.empty(), Optional.empty(), Optional.empty(), "");

    public boolean isReachable() {
        return awaySince.isEmpty() && examination.isPresent();
    }

    /** Whether bytes may be entrusted to it. */
    public boolean isFit() {
        return examination.isPresent() && examination.get().fault().isEmpty();
    }

    StoreState examined(Examination result, Instant now) {
        return new StoreState(Optional.of(result), Optional.of(now), Optional.empty(), lastError);
    }

    StoreState answered() {
        return awaySince.isEmpty() ? this : new StoreState(examination, examinedAt, Optional.empty(), lastError);
    }

    StoreState failed(String error, Instant now) {
        return new StoreState(examination, examinedAt, Optional.of(awaySince.orElse(now)), error);
    }
}

package org.consilium.cases.duty;

import java.time.Instant;
import java.util.Optional;

/** What a plan says of one instant. */
public sealed interface Duty {

    /** @param until when this duty ends; none when no end is in sight */
    record On(Optional<Instant> until) implements Duty {}

    /**
     * @param away the absence that keeps the person away, the one that ends last
     * @param next when the next duty begins; none when none is in sight
     */
    record Off(Optional<DutyEntry> away, Optional<Instant> next) implements Duty {}
}

package org.consilium.cases.duty;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something in the roster that does not come every week.
 *
 * @param calendarUid UID (RFC 5545 3.8.4.7) of the event of an uploaded calendar it came from, so that the same event uploaded again takes its place
 */
public record DutyEntry(UUID id, Kind kind, Period period, Optional<String> calendarUid) {

    /** What an entry says. Why somebody is absent is nobody's business here. */
    public enum Kind {
        /** On duty, whatever the weekly hours say. */
        ROTA,
        /** Not on duty, whatever hours and rota say. */
        VACATION,
        /** Not on duty for another reason. */
        ABSENCE;

        public boolean isAway() {
            return this != ROTA;
        }
    }

    boolean isAwayAt(Instant instant) {
        return kind.isAway() && period.contains(instant);
    }
}

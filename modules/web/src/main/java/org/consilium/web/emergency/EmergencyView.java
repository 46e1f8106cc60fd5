package org.consilium.web.emergency;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.Emergency;
import org.consilium.cases.Participant;

/** An emergency for people; nothing in it is about the patient. */
record EmergencyView(
        UUID id,
        String number,
        Someone openedBy,
        Instant openedAt,
        Someone reader,
        Instant endsAt,
        String reason,
        Optional<ReviewView> review) {

    static EmergencyView of(Emergency emergency) {
        return new EmergencyView(
                emergency.id(),
                emergency.number(),
                Someone.of(emergency.openedBy()),
                emergency.openedAt(),
                Someone.of(emergency.reader()),
                emergency.endsAt(),
                emergency.reason(),
                emergency
                        .review()
                        .map(review -> new ReviewView(
                                review.at(), Someone.of(review.by()), review.justified(), review.note())));
    }

    record ReviewView(Instant at, Someone by, boolean justified, String note) {}

    /** A person with the name of its institution. */
    record Someone(UUID id, String name, String institution) {

        static Someone of(Participant participant) {
            return new Someone(participant.id().value(), participant.name(), participant.institutionName());
        }
    }
}

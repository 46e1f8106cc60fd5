package org.consilium.web.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.cases.Opinion;
import org.consilium.web.casework.CaseLine.ParticipantView;
import org.consilium.web.delivery.DeliveryView;

/** One signed version of an answer, and how far its way back has come. */
record OpinionView(
        int version,
        ParticipantView author,
        String findings,
        String conclusion,
        String recommendation,
        Instant signedAt,
        Optional<Instant> deliveredAt,
        Optional<Instant> acknowledgedAt,
        List<DeliveryView> deliveries) {

    static OpinionView of(Opinion opinion, List<DeliveryView> deliveries) {
        return new OpinionView(
                opinion.version(),
                ParticipantView.of(opinion.author()),
                opinion.text().findings(),
                opinion.text().conclusion(),
                opinion.text().recommendation(),
                opinion.signedAt(),
                opinion.deliveredAt(),
                opinion.acknowledgedAt(),
                deliveries);
    }
}

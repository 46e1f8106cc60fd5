package org.consilium.web.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseDocument;
import org.consilium.web.casework.CaseLine.ParticipantView;

/** A document as the case page lists it. */
record DocumentView(
        UUID id,
        String name,
        CaseDocument.Kind kind,
        String mediaType,
        long length,
        String sha256,
        ParticipantView uploadedBy,
        Instant uploadedAt,
        CaseDocument.TextState text,
        Optional<SupersededView> superseded) {

    static DocumentView of(CaseDocument document) {
        return new DocumentView(
                document.id(),
                document.name(),
                document.kind(),
                document.type().mediaType(),
                document.length(),
                document.sha256(),
                ParticipantView.of(document.uploadedBy()),
                document.uploadedAt(),
                document.text(),
                document.superseded().map(SupersededView::of));
    }

    record SupersededView(Instant at, ParticipantView by, String reason) {

        static SupersededView of(CaseDocument.Superseded superseded) {
            return new SupersededView(superseded.at(), ParticipantView.of(superseded.by()), superseded.reason());
        }
    }
}

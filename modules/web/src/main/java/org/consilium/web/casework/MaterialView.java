package org.consilium.web.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.MaterialRequest;
import org.consilium.cases.StudyProposal;
import org.consilium.kernel.Uid;
import org.consilium.web.casework.CaseLine.ParticipantView;
import org.consilium.web.studies.StudyView;

/** Something a case waits for, or has waited for. */
record MaterialView(
        UUID id,
        MaterialRequest.Kind kind,
        String text,
        Optional<String> bodySite,
        Optional<String> modality,
        Optional<String> accessionNumber,
        ParticipantView requestedBy,
        Instant requestedAt,
        MaterialRequest.State state,
        Optional<String> study,
        Optional<Instant> endedAt) {

    static MaterialView of(MaterialRequest request) {
        return new MaterialView(
                request.id(),
                request.wish().kind(),
                request.wish().text(),
                request.wish().bodySite(),
                request.wish().modality(),
                request.wish().accessionNumber(),
                ParticipantView.of(request.requestedBy()),
                request.requestedAt(),
                request.state(),
                request.study().map(Uid::value),
                request.endedAt());
    }

    /** @param study as far as the asking person sees it */
    record ProposalView(String studyInstanceUid, StudyProposal.Reason reason, Instant at, Optional<StudyView> study) {}
}

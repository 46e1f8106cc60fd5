package org.consilium.web.retention;

import java.time.Instant;
import java.util.Optional;
import org.consilium.archive.removal.LegalHold;
import org.consilium.web.retention.DeletionView.EndedView;

/** A legal hold. */
record HoldView(long id, String studyInstanceUid, String reason, String by, Instant at, Optional<EndedView> lifted) {

    static HoldView of(LegalHold hold) {
        return new HoldView(
                hold.id(),
                hold.study().value(),
                hold.reason(),
                hold.by(),
                hold.at(),
                hold.lifted().map(EndedView::of));
    }
}

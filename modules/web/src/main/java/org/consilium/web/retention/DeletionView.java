package org.consilium.web.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.removal.Ended;
import org.consilium.archive.removal.Obstacle;
import org.consilium.archive.removal.StudyDeletion;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.people.InstitutionNames.InstitutionRef;

/**
 * A deletion, from its proposal to what is left to know.
 *
 * @param policyName none where a person asked for it
 * @param carriedOutFrom end of the notice; none while a person has to confirm
 * @param removedFrom end of the grace
 */
record DeletionView(
        long id,
        String studyInstanceUid,
        InstitutionRef institution,
        Optional<LocalDate> studyDate,
        List<String> modalities,
        Optional<String> policyName,
        String reason,
        State state,
        Instant proposedAt,
        Optional<Instant> carriedOutFrom,
        Optional<String> decidedBy,
        Optional<Instant> hiddenAt,
        Optional<Instant> removedFrom,
        List<Obstacle> blockedBy,
        Optional<EndedView> ended,
        int instances,
        long bytes) {

    static DeletionView of(StudyDeletion deletion, InstitutionNames institutions) {
        return new DeletionView(
                deletion.id(),
                deletion.study().value(),
                institutions.of(deletion.institution()),
                deletion.studyDate(),
                List.copyOf(deletion.modalities()),
                Optional.of(deletion.policyName()).filter(name -> !name.isEmpty()),
                deletion.reason(),
                deletion.state(),
                deletion.proposedAt(),
                deletion.carriedOutFrom(),
                deletion.decidedBy(),
                deletion.hiddenAt(),
                deletion.removedFrom(),
                deletion.blockedBy(),
                deletion.ended().map(EndedView::of),
                deletion.instances(),
                deletion.bytes());
    }

    /** How something ended. */
    record EndedView(String by, String reason, Instant at) {

        static EndedView of(Ended ended) {
            return new EndedView(ended.by(), ended.reason(), ended.at());
        }
    }
}

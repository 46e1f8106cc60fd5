package org.consilium.archive.removal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.kernel.Uid;
import org.consilium.security.InstitutionId;

/**
 * A study that is to be deleted or was. It says nothing of the patient, so that it may stay when the study is gone.
 *
 * @param policyName empty where a person asked for it
 * @param reason of the policy, or of the person
 * @param carriedOutFrom end of the notice; none while a person has to confirm
 * @param decidedBy who had it hidden
 * @param removedFrom end of the grace
 * @param blockedBy what kept it from being carried out when that was last tried
 * @param instances that were hidden, replaced versions included
 * @param bytes of their data sets
 */
public record StudyDeletion(
        long id,
        Uid study,
        InstitutionId institution,
        Optional<LocalDate> studyDate,
        Set<String> modalities,
        String policyName,
        String reason,
        State state,
        Instant proposedAt,
        Optional<Instant> carriedOutFrom,
        Optional<String> decidedBy,
        Optional<Instant> hiddenAt,
        Optional<Instant> removedFrom,
        List<Obstacle> blockedBy,
        Optional<Ended> ended,
        int instances,
        long bytes) {

    /** Where it stands. */
    public enum State {
        /** Its time is over; a person has to confirm, or the notice is running. */
        PROPOSED,
        /** The policy does not say so any more, or the study is not as it was. */
        WITHDRAWN,
        /** A person wants to keep the study. */
        DISMISSED,
        /** Nobody sees the study, everything of it is still there. */
        HIDDEN,
        /** The study is shown again. */
        TAKEN_BACK,
        /** The study is gone. */
        DELETED;

        /** Whether a study has at most one in this state. */
        public boolean isOpen() {
            return this == PROPOSED || this == HIDDEN;
        }
    }

    /**
     * What is to be deleted and why.
     *
     * @param policy none where a person asks for it
     * @param carriedOutFrom none when a person has to confirm
     */
    public record Proposal(
            Uid study, Optional<Long> policy, String policyName, String reason, Optional<Instant> carriedOutFrom) {}
}

package org.consilium.cases;

import java.time.Instant;
import org.consilium.kernel.Uid;

/** A study that came for the patient of the case, and waits for somebody to say whether it belongs to it. */
public record StudyProposal(Uid study, Reason reason, Instant at) {

    /** Why a person is asked. */
    public enum Reason {
        /** The patient is the same, by ID and issuer; nobody has asked for it. */
        SAME_PATIENT,
        /** The patient ID is the same, but without an issuer nobody can be sure. */
        SAME_ID_WITHOUT_ISSUER,
        /** It comes under the accession number that was named, of a patient who looks like another one. */
        OTHER_PATIENT,
        /** Several cases or requests may mean it. */
        AMBIGUOUS
    }
}

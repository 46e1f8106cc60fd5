package org.consilium.cases;

import java.util.Optional;

/**
 * How a case ended for the patient, as far as the referrer knows.
 *
 * @param treatmentChanged whether the opinion changed the treatment
 */
public record CaseOutcome(Discrepancy discrepancy, boolean treatmentChanged, Optional<String> note) {

    /** How far the opinion differed from the first diagnosis. */
    public enum Discrepancy {
        AGREE,
        MINOR,
        MAJOR
    }
}

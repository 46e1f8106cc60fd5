package org.consilium.cases;

import java.util.Locale;

/** Status of the FHIR Task that stands for a case (FHIR R4 task-status), in the order in which it may only move on. */
public enum TaskStatus {
    DRAFT,
    REQUESTED,
    RECEIVED,
    ACCEPTED,
    IN_PROGRESS,
    /** The only one that may be left for its neighbour: work stops for an answer and goes on. */
    ON_HOLD,
    COMPLETED,
    CANCELLED,
    REJECTED,
    FAILED;

    /** The code as FHIR spells it, for example {@code in-progress}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The status after one more state of the case: an amendment, an offer made again never move it backwards. */
    public TaskStatus then(TaskStatus next) {
        boolean resumed = this == ON_HOLD && next == IN_PROGRESS;
        return resumed || next.compareTo(this) > 0 ? next : this;
    }
}

package org.consilium.dimse.workflow;

import java.util.Optional;
import org.consilium.dimse.message.DimseStatus;

/** Procedure Step State (0074,1000) and how it changes (PS3.4 table CC.1.1-2). */
public enum ProcedureStepState {
    SCHEDULED("SCHEDULED"),
    IN_PROGRESS("IN PROGRESS"),
    COMPLETED("COMPLETED"),
    CANCELED("CANCELED");

    private final String value;

    ProcedureStepState(String value) {
        this.value = value;
    }

    /** As it stands in the data set. */
    public String value() {
        return value;
    }

    public static Optional<ProcedureStepState> of(String value) {
        for (ProcedureStepState each : values()) {
            if (each.value.equals(value)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /**
     * The answer to N-ACTION change state.
     *
     * @param transactionUidIsRight whether the request gave the Transaction UID that locks the step: of a scheduled one any
     * @param meetsFinalState whether the attributes a completed or canceled step needs are there
     * @return success when the state becomes the requested one, a warning or failure when nothing changes
     */
    public DimseStatus change(ProcedureStepState requested, boolean transactionUidIsRight, boolean meetsFinalState) {
        if (requested == SCHEDULED) {
            return ProcedureStepStatus.MAY_ONLY_BECOME_SCHEDULED_BY_CREATE;
        }
        return switch (this) {
            case SCHEDULED -> fromScheduled(requested, transactionUidIsRight);
            case IN_PROGRESS -> fromInProgress(requested, transactionUidIsRight, meetsFinalState);
            case COMPLETED ->
                requested == COMPLETED
                        ? ProcedureStepStatus.ALREADY_COMPLETED
                        : ProcedureStepStatus.MAY_NO_LONGER_BE_UPDATED;
            case CANCELED ->
                requested == CANCELED
                        ? ProcedureStepStatus.ALREADY_CANCELED
                        : ProcedureStepStatus.MAY_NO_LONGER_BE_UPDATED;
        };
    }

    private static DimseStatus fromScheduled(ProcedureStepState requested, boolean transactionUidIsRight) {
        if (requested != IN_PROGRESS) {
            return ProcedureStepStatus.NOT_YET_IN_PROGRESS;
        }
        return transactionUidIsRight ? DimseStatus.SUCCESS : ProcedureStepStatus.WRONG_TRANSACTION_UID;
    }

    private static DimseStatus fromInProgress(
            ProcedureStepState requested, boolean transactionUidIsRight, boolean meetsFinalState) {
        if (!transactionUidIsRight) {
            return ProcedureStepStatus.WRONG_TRANSACTION_UID;
        }
        if (requested == IN_PROGRESS) {
            return ProcedureStepStatus.ALREADY_IN_PROGRESS;
        }
        return meetsFinalState ? DimseStatus.SUCCESS : ProcedureStepStatus.FINAL_STATE_NOT_MET;
    }
}

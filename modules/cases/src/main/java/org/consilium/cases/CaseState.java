package org.consilium.cases;

/** Where a case stands; finer than the status of its FHIR Task, which is derived from it. */
public enum CaseState {
    DRAFT(TaskStatus.DRAFT),
    COLLECTING(TaskStatus.DRAFT),
    CLEARING(TaskStatus.DRAFT),
    SUBMITTED(TaskStatus.REQUESTED),
    TRIAGED(TaskStatus.RECEIVED),
    OFFERED(TaskStatus.RECEIVED),
    ACCEPTED(TaskStatus.ACCEPTED),
    IN_REVIEW(TaskStatus.IN_PROGRESS),
    NEEDS_INFO(TaskStatus.ON_HOLD),
    NEEDS_MATERIAL(TaskStatus.ON_HOLD),
    BOARD_SCHEDULED(TaskStatus.IN_PROGRESS),
    ADJUDICATION(TaskStatus.IN_PROGRESS),
    SIGNED(TaskStatus.IN_PROGRESS),
    DELIVERED(TaskStatus.COMPLETED),
    ACKNOWLEDGED(TaskStatus.COMPLETED),
    CLOSED(TaskStatus.COMPLETED),
    CANCELLED(TaskStatus.CANCELLED),
    REJECTED(TaskStatus.REJECTED),
    EXPIRED(TaskStatus.FAILED);

    private final TaskStatus taskStatus;

    CaseState(TaskStatus taskStatus) {
        this.taskStatus = taskStatus;
    }

    /** Status of the FHIR Task when it reaches this state for the first time. */
    public TaskStatus taskStatus() {
        return taskStatus;
    }

    /** Whether nothing moves the case any more; what it granted has ended. */
    public boolean isFinal() {
        return switch (this) {
            case CLOSED, CANCELLED, REJECTED, EXPIRED -> true;
            case DRAFT,
                    COLLECTING,
                    CLEARING,
                    SUBMITTED,
                    TRIAGED,
                    OFFERED,
                    ACCEPTED,
                    IN_REVIEW,
                    NEEDS_INFO,
                    NEEDS_MATERIAL,
                    BOARD_SCHEDULED,
                    ADJUDICATION,
                    SIGNED,
                    DELIVERED,
                    ACKNOWLEDGED -> false;
        };
    }

    /** Whether an opinion has been signed, so that the clock of the answer stands still. */
    public boolean isAnswered() {
        return this == SIGNED || this == DELIVERED || this == ACKNOWLEDGED || this == CLOSED;
    }

    /** Whether the case waits for its sender; this time does not count as the specialist's. */
    public boolean isOnHold() {
        return taskStatus == TaskStatus.ON_HOLD;
    }
}

package org.consilium.web.dicomweb.worklist;

import java.util.Optional;
import org.consilium.cases.ReadingTask.State;
import org.consilium.kernel.Reason;

/**
 * What is answered to a request to change the state of a workitem (PS3.4 table CC.1.1-2). A task is completed by the signature and canceled by
 * the case, so that to a client the last two of a task in progress are never met.
 */
enum StateAnswer {
    CLAIMED(Optional.empty(), "", ""),
    ALREADY_COMPLETED(Optional.empty(), "The UPS is already in the requested state of COMPLETED.", ""),
    ALREADY_CANCELED(Optional.empty(), "The UPS is already in the requested state of CANCELED.", ""),
    /** 0xC301. */
    WRONG_LOCK(
            Optional.of(Reason.INVALID_REQUEST),
            "The Transaction UID is incorrect.",
            "the Transaction UID is another one"),
    /** 0xC300. */
    ENDED("the workitem may no longer be updated"),
    /** 0xC302. */
    IN_PROGRESS_ALREADY("the workitem is already IN PROGRESS"),
    /** 0xC310. */
    NOT_YET_IN_PROGRESS("the workitem is not yet IN PROGRESS; it is declined by a request to cancel it"),
    /** 0xC304. */
    NOT_SIGNED("the case has no signed opinion yet; signing it completes the workitem"),
    /** 0xC304. */
    NOT_GIVEN_BACK("an accepted case is not given back; who asked, or the coordinator, may cancel it");

    private final Optional<Reason> refusal;
    private final String warning;
    private final String detail;

    /** A conflict with the state. */
    StateAnswer(String detail) {
        this(Optional.of(Reason.NOT_IN_THIS_STATE), INCONSISTENT, detail);
    }

    StateAnswer(Optional<Reason> refusal, String warning, String detail) {
        this.refusal = refusal;
        this.warning = warning;
        this.detail = detail;
    }

    /** Text of the Warning header where a state does not allow what is asked (PS3.18 11.7.3.2). */
    static final String INCONSISTENT = "The submitted request is inconsistent with the state of the UPS Instance.";

    /** @param locked whether the workitem was claimed with the Transaction UID of the request */
    static StateAnswer to(State requested, State current, boolean locked) {
        return switch (requested) {
            case IN_PROGRESS ->
                switch (current) {
                    case SCHEDULED -> CLAIMED;
                    case IN_PROGRESS -> IN_PROGRESS_ALREADY;
                    case COMPLETED, CANCELED -> ENDED;
                };
            case COMPLETED ->
                switch (current) {
                    case SCHEDULED -> NOT_YET_IN_PROGRESS;
                    case IN_PROGRESS -> locked ? NOT_SIGNED : WRONG_LOCK;
                    case COMPLETED -> locked ? ALREADY_COMPLETED : WRONG_LOCK;
                    case CANCELED -> locked ? ENDED : WRONG_LOCK;
                };
            case CANCELED ->
                switch (current) {
                    case SCHEDULED -> NOT_YET_IN_PROGRESS;
                    case IN_PROGRESS -> locked ? NOT_GIVEN_BACK : WRONG_LOCK;
                    case COMPLETED -> locked ? ENDED : WRONG_LOCK;
                    case CANCELED -> locked ? ALREADY_CANCELED : WRONG_LOCK;
                };
            case SCHEDULED -> throw new IllegalArgumentException("SCHEDULED is never requested");
        };
    }

    /** Why it is refused; none for a success. */
    Optional<Reason> refusal() {
        return refusal;
    }

    /** Text of the Warning header; none for a claim. */
    Optional<String> warning() {
        return Optional.of(warning).filter(text -> !text.isEmpty());
    }

    String detail() {
        return detail;
    }
}

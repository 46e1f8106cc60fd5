package org.consilium.cases;

/**
 * Everything that can move a case. What a command carries is only what decides its effect; texts and people are kept beside
 * it.
 */
public sealed interface CaseCommand {

    /** The name as written in the history. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** The referrer sends the question. */
    record Submit() implements CaseCommand {}

    /** The manifest is complete and verified. */
    record Collect() implements CaseCommand {}

    /** Consent, corridor and identity level allow it. */
    record Clear() implements CaseCommand {}

    /** Topic, urgency and languages are set. */
    record Triage() implements CaseCommand {}

    /** One more specialist is asked, the first or a backup beside the first. */
    record Propose() implements CaseCommand {}

    /** An emergency: a specialist reads at once, whatever the case was waiting for. */
    record BreakGlass() implements CaseCommand {}

    record Accept() implements CaseCommand {}

    /** @param others whether somebody else's offer is still open */
    record Decline(boolean others) implements CaseCommand {}

    /** An offer was not answered in time. @param others whether somebody else's offer is still open */
    record TimeOut(boolean others) implements CaseCommand {}

    /** The specialist opens the first image. */
    record Begin() implements CaseCommand {}

    record Ask() implements CaseCommand {}

    record Reply() implements CaseCommand {}

    /** A new stain, slide or series is needed. */
    record RequestMaterial() implements CaseCommand {}

    /** What was asked for has arrived. */
    record ReceiveMaterial() implements CaseCommand {}

    record ScheduleBoard() implements CaseCommand {}

    /** Conclusion and attendance of the board are recorded. */
    record ConcludeBoard() implements CaseCommand {}

    /** Two opinions disagree: a third specialist decides. */
    record Adjudicate() implements CaseCommand {}

    record Sign() implements CaseCommand {}

    /** A new signed version that names the old one. */
    record Amend() implements CaseCommand {}

    /** The origin's systems have answered success. */
    record Deliver() implements CaseCommand {}

    /** The referrer opens the opinion. */
    record Acknowledge() implements CaseCommand {}

    /** Outcome and discrepancy are recorded. */
    record Close() implements CaseCommand {}

    record Cancel() implements CaseCommand {}

    /** The patient does not agree any more: unanswered it ends, answered nobody whom it was sent to reads it further. */
    record Withdraw() implements CaseCommand {}

    /** A person decides that it cannot be asked here. */
    record Reject() implements CaseCommand {}

    /** Nobody has answered and nobody will. */
    record Expire() implements CaseCommand {}
}

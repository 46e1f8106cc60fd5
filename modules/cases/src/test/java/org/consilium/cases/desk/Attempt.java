package org.consilium.cases.desk;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseId;
import org.consilium.cases.Cases;
import org.consilium.kernel.Reason;
import org.consilium.security.Person;

/**
 * What somebody tries to do with a case.
 *
 * @param text what they say, different each time
 */
record Attempt(Person by, CaseId id, CaseAction action, String text, Consumer<Cases> act) {

    /** What became of it. */
    enum Result {
        DONE,
        REFUSED,
        /** The node died: it may have happened. */
        UNKNOWN
    }

    /** @param reason why it was refused */
    record Outcome(Attempt attempt, Result result, Optional<Reason> reason) {

        @Override
        public String toString() {
            return "%s by %s %s: %s %s"
                    .formatted(
                            attempt.action,
                            attempt.by.account(),
                            attempt.text,
                            result,
                            reason.map(Enum::name).orElse(""));
        }
    }

    /** Commands in the history by which the act is known; none for acts that leave no entry, or none when done again. */
    List<String> commands() {
        return switch (action) {
            case EDIT, BEGIN, ACKNOWLEDGE -> List.of();
            case SUBMIT -> List.of("Submit");
            case ACCEPT -> List.of("Accept");
            case DECLINE -> List.of("Decline");
            case ASK -> List.of("Ask");
            case REPLY -> List.of("Reply");
            case COMMENT -> List.of("Comment");
            case ADJUDICATE -> List.of("Adjudicate", "Reappoint");
            case SIGN, AMEND -> List.of("Sign", "Amend");
            case CLOSE -> List.of("Close");
            case CANCEL -> List.of("Cancel");
            case OFFER -> List.of("Propose");
            case REJECT -> List.of("Reject");
            case CLEAR -> List.of("DecideWithoutConsent");
            case RECORD_CONSENT -> List.of("RecordConsent");
            case WITHDRAW_CONSENT -> List.of("Withdraw");
            case BREAK_GLASS -> List.of("BreakGlass");
            case REQUEST_MATERIAL -> List.of("RequestMaterial");
            case AWAIT_STUDY -> List.of("AwaitStudy");
            case GO_ON -> List.of("GoOn");
            case DECIDE_STUDY -> List.of("DismissStudy");
            case ADD_DOCUMENT -> List.of("AddDocument");
            case REMOVE_DOCUMENT -> List.of("RemoveDocument");
            case SUPERSEDE_DOCUMENT -> List.of("SupersedeDocument");
        };
    }

    /** Whether what is said stays in the messages of the case. */
    boolean isMessage() {
        return action == CaseAction.ASK || action == CaseAction.REPLY || action == CaseAction.COMMENT;
    }
}

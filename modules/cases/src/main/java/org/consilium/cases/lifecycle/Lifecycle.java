package org.consilium.cases.lifecycle;

import static org.consilium.cases.CaseState.ACCEPTED;
import static org.consilium.cases.CaseState.ACKNOWLEDGED;
import static org.consilium.cases.CaseState.ADJUDICATION;
import static org.consilium.cases.CaseState.BOARD_SCHEDULED;
import static org.consilium.cases.CaseState.CANCELLED;
import static org.consilium.cases.CaseState.CLEARING;
import static org.consilium.cases.CaseState.CLOSED;
import static org.consilium.cases.CaseState.COLLECTING;
import static org.consilium.cases.CaseState.DELIVERED;
import static org.consilium.cases.CaseState.DRAFT;
import static org.consilium.cases.CaseState.EXPIRED;
import static org.consilium.cases.CaseState.IN_REVIEW;
import static org.consilium.cases.CaseState.NEEDS_INFO;
import static org.consilium.cases.CaseState.NEEDS_MATERIAL;
import static org.consilium.cases.CaseState.OFFERED;
import static org.consilium.cases.CaseState.REJECTED;
import static org.consilium.cases.CaseState.SIGNED;
import static org.consilium.cases.CaseState.SUBMITTED;
import static org.consilium.cases.CaseState.TRIAGED;

import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseCommand.Accept;
import org.consilium.cases.CaseCommand.Acknowledge;
import org.consilium.cases.CaseCommand.Adjudicate;
import org.consilium.cases.CaseCommand.Amend;
import org.consilium.cases.CaseCommand.Ask;
import org.consilium.cases.CaseCommand.Begin;
import org.consilium.cases.CaseCommand.BreakGlass;
import org.consilium.cases.CaseCommand.Cancel;
import org.consilium.cases.CaseCommand.Clear;
import org.consilium.cases.CaseCommand.Close;
import org.consilium.cases.CaseCommand.Collect;
import org.consilium.cases.CaseCommand.ConcludeBoard;
import org.consilium.cases.CaseCommand.Decline;
import org.consilium.cases.CaseCommand.Deliver;
import org.consilium.cases.CaseCommand.Expire;
import org.consilium.cases.CaseCommand.Propose;
import org.consilium.cases.CaseCommand.ReceiveMaterial;
import org.consilium.cases.CaseCommand.Reject;
import org.consilium.cases.CaseCommand.Reply;
import org.consilium.cases.CaseCommand.RequestMaterial;
import org.consilium.cases.CaseCommand.ScheduleBoard;
import org.consilium.cases.CaseCommand.Sign;
import org.consilium.cases.CaseCommand.Submit;
import org.consilium.cases.CaseCommand.TimeOut;
import org.consilium.cases.CaseCommand.Triage;
import org.consilium.cases.CaseCommand.Withdraw;
import org.consilium.cases.CaseState;
import org.consilium.cases.lifecycle.Transition.Moved;
import org.consilium.cases.lifecycle.Transition.Refused;

/** What a command does to a case. */
public final class Lifecycle {

    private Lifecycle() {}

    public static Transition next(CaseState from, CaseCommand command) {
        return switch (command) {
            case Submit _ when from == DRAFT -> new Moved(COLLECTING);
            case Collect _ when from == COLLECTING -> new Moved(CLEARING);
            case Clear _ when from == CLEARING -> new Moved(SUBMITTED);
            case Triage _ when from == SUBMITTED -> new Moved(TRIAGED);

            case Propose _ when from == TRIAGED || from == OFFERED -> new Moved(OFFERED);
            case BreakGlass _ when isBeforeAcceptance(from) -> new Moved(OFFERED);
            case Accept _ when from == OFFERED -> new Moved(ACCEPTED);
            case Decline(boolean others) when from == OFFERED -> new Moved(others ? OFFERED : TRIAGED);
            case TimeOut(boolean others) when from == OFFERED -> new Moved(others ? OFFERED : TRIAGED);

            case Begin _ when from == ACCEPTED -> new Moved(IN_REVIEW);
            case Ask _ when from == IN_REVIEW -> new Moved(NEEDS_INFO);
            case RequestMaterial _ when from == IN_REVIEW -> new Moved(NEEDS_MATERIAL);
            // "The block is exhausted" is an answer to a request for material, too.
            case Reply _ when from.isOnHold() -> new Moved(IN_REVIEW);
            case ReceiveMaterial _ when from == NEEDS_MATERIAL -> new Moved(IN_REVIEW);
            case ScheduleBoard _ when from == IN_REVIEW -> new Moved(BOARD_SCHEDULED);
            case ConcludeBoard _ when from == BOARD_SCHEDULED -> new Moved(IN_REVIEW);
            case Adjudicate _ when from == IN_REVIEW -> new Moved(ADJUDICATION);

            case Sign _ when from == IN_REVIEW || from == ADJUDICATION -> new Moved(SIGNED);
            case Deliver _ when from == SIGNED -> new Moved(DELIVERED);
            case Acknowledge _ when from == DELIVERED -> new Moved(ACKNOWLEDGED);
            case Close _ when from == ACKNOWLEDGED -> new Moved(CLOSED);
            // A new version has a delivery and a receipt of its own.
            case Amend _ when from.isAnswered() && !from.isFinal() -> new Moved(SIGNED);

            case Cancel _ when isUnanswered(from) -> new Moved(CANCELLED);
            // An opinion that was given stays with the patient's record, and a draft was shown to nobody.
            case Withdraw _ when !from.isFinal() -> new Moved(isUnanswered(from) && from != DRAFT ? CANCELLED : from);
            case Reject c
            when from == CLEARING || from == SUBMITTED || from == TRIAGED || from == OFFERED -> new Moved(REJECTED);
            case Expire _ when isUnanswered(from) && from != DRAFT -> new Moved(EXPIRED);

            // No default: a new command must not compile until it is placed here.
            case Submit _,
                    Collect _,
                    Clear _,
                    Triage _,
                    Propose _,
                    BreakGlass _,
                    Accept _,
                    Decline _,
                    TimeOut _,
                    Begin _,
                    Ask _,
                    RequestMaterial _,
                    Reply _,
                    ReceiveMaterial _,
                    ScheduleBoard _,
                    ConcludeBoard _,
                    Adjudicate _,
                    Sign _,
                    Deliver _,
                    Acknowledge _,
                    Close _,
                    Amend _,
                    Cancel _,
                    Withdraw _,
                    Reject _,
                    Expire _ -> new Refused();
        };
    }

    private static boolean isBeforeAcceptance(CaseState state) {
        return state == DRAFT
                || state == COLLECTING
                || state == CLEARING
                || state == SUBMITTED
                || state == TRIAGED
                || state == OFFERED;
    }

    private static boolean isUnanswered(CaseState state) {
        return !state.isAnswered() && !state.isFinal();
    }

    /** Whether the command has a place in this state. */
    public static boolean allows(CaseState from, CaseCommand command) {
        return next(from, command) instanceof Moved;
    }
}

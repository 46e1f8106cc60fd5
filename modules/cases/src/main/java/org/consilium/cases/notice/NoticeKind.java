package org.consilium.cases.notice;

import java.util.Optional;
import org.consilium.cases.CaseCommand;

/** What happened, in as much detail as may leave the node. */
public enum NoticeKind {
    /** The person is asked for an opinion. */
    OFFER,
    /** Half of the time has passed. */
    REMINDER,
    /** The answer is due. */
    OVERDUE,
    /** A coordinator has to decide or to find somebody. */
    DECISION,
    ACCEPTED,
    QUESTION,
    ANSWER,
    COMMENT,
    /** Images were asked for or have arrived. */
    MATERIAL,
    OPINION,
    /** Nobody has opened the opinion. */
    RECEIPT_MISSING,
    /** A case was opened in an emergency: its privacy officers review it. */
    BREAK_GLASS,
    /** The same where nobody is named to review it: administrators name somebody. */
    NO_OFFICER,
    /** Cancelled, rejected, expired, withdrawn, or closed to the reader. */
    ENDED;

    /**
     * What a move of a case is worth telling its referrer and its specialist; none: it is seen in the portal, or those it is for are told in
     * their own way.
     */
    public static Optional<NoticeKind> of(CaseCommand command) {
        return switch (command) {
            case CaseCommand.Accept _ -> Optional.of(ACCEPTED);
            case CaseCommand.Ask _ -> Optional.of(QUESTION);
            case CaseCommand.Reply _ -> Optional.of(ANSWER);
            case CaseCommand.RequestMaterial _, CaseCommand.ReceiveMaterial _ -> Optional.of(MATERIAL);
            case CaseCommand.Sign _, CaseCommand.Amend _ -> Optional.of(OPINION);
            case CaseCommand.Cancel _, CaseCommand.Withdraw _, CaseCommand.Reject _, CaseCommand.Expire _ ->
                Optional.of(ENDED);
            case CaseCommand.Submit _,
                    CaseCommand.Collect _,
                    CaseCommand.Clear _,
                    CaseCommand.Triage _,
                    CaseCommand.Propose _,
                    CaseCommand.BreakGlass _,
                    CaseCommand.Decline _,
                    CaseCommand.TimeOut _,
                    CaseCommand.Begin _,
                    CaseCommand.ScheduleBoard _,
                    CaseCommand.ConcludeBoard _,
                    CaseCommand.Adjudicate _,
                    CaseCommand.Deliver _,
                    CaseCommand.Acknowledge _,
                    CaseCommand.Close _ -> Optional.empty();
        };
    }
}

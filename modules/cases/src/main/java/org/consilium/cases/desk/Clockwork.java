package org.consilium.cases.desk;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseState;
import org.consilium.cases.CasesSettings;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.ClockRegister;
import org.consilium.cases.register.ClockRegister.Kind;
import org.consilium.cases.register.OfferRegister;
import org.consilium.security.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due. Any number of nodes may look at the same time: who takes a clock out of its table, together with what
 * it stands for, is the one that rings it; Quartz only wakes.
 */
public final class Clockwork {

    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    private final Registers registers;
    private final Moves moves;
    private final Offering offering;
    private final Continuation continuation;
    private final BreakGlass breakGlass;
    private final Alarms alarms;
    private final Participants participants;
    private final CaseTransactions transactions;
    private final CasesSettings settings;

    Clockwork(
            Registers registers,
            Moves moves,
            Offering offering,
            Continuation continuation,
            BreakGlass breakGlass,
            Alarms alarms,
            Participants participants,
            CaseTransactions transactions,
            CasesSettings settings) {
        this.registers = registers;
        this.moves = moves;
        this.offering = offering;
        this.continuation = continuation;
        this.breakGlass = breakGlass;
        this.alarms = alarms;
        this.participants = participants;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** Rings what is due now, at most as many as the settings say; the next round takes the rest. */
    public void ring() {
        for (var due : registers.clocks().due(moves.now(), settings.clocksMax())) {
            try {
                ring(due);
            } catch (RuntimeException e) { // one case that cannot go on must not stop the clocks of the others
                LOG.error("Clock {} of case {} failed; it rings again later", due.kind(), due.caseId(), e);
                alarms.postpone(due, moves.now());
            }
        }
    }

    private void ring(ClockRegister.Row due) {
        if (due.kind() == Kind.CONTINUE) {
            // Stays set while the steps run, each in its own transaction: they say when the next try is, or that none
            // is.
            if (alarms.postpone(due, moves.now())) {
                continuation.advance(due.caseId(), due.rounds());
            }
            return;
        }
        boolean routeAgain = transactions.call(() -> {
            var row = moves.lock(due.caseId());
            return registers.clocks().take(due, moves.now()) && rung(row, due);
        });
        if (routeAgain) {
            continuation.advance(due.caseId(), 0);
        }
    }

    /** Returns whether the case is to be routed again. */
    private boolean rung(CaseRow row, ClockRegister.Row due) {
        switch (due.kind()) {
            case OFFER -> {
                return offering.timeOut(row, UUID.fromString(due.subject()));
            }
            case EMERGENCY -> breakGlass.end(row, UUID.fromString(due.subject()));
            case REMIND -> remind(row);
            case BACKUP -> askBackup(row);
            case ALERT -> alert(row);
            case EXPIRE -> expire(row, Note.GIVEN_UP_UNANSWERED);
            case RECEIPT -> remindOfReceipt(row, due);
            case REPLY -> remindOfReply(row, due);
            case COLLECT -> remindOfImages(row, due);
            case FOLLOW_UP -> moves.move(row, new CaseCommand.Close(), Optional.empty(), Note.FOLLOW_UP_PASSED.with());
            case CONTINUE -> throw new IllegalStateException("Rings outside of a transaction");
        }
        return false;
    }

    private void remind(CaseRow row) {
        moves.note(row, "Remind", Optional.empty(), Note.HALF_TIME.with());
        moves.tell(row, holders(row), NoticeKind.REMINDER);
    }

    private void askBackup(CaseRow row) {
        if (row.state() == CaseState.OFFERED && offering.proposeBackup(row)) {
            return;
        }
        var why = row.state() == CaseState.OFFERED ? Note.NO_BACKUP : Note.STILL_NO_ANSWER;
        moves.note(row, "Escalate", Optional.empty(), why.with());
        moves.tell(row, participants.coordinators(row), NoticeKind.DECISION);
    }

    private void alert(CaseRow row) {
        moves.note(row, "Overdue", Optional.empty(), Note.DUE.with());
        var everybody = new HashSet<>(participants.coordinators(row));
        everybody.addAll(holders(row));
        moves.tell(row, everybody, NoticeKind.OVERDUE);
    }

    private void remindOfReceipt(CaseRow row, ClockRegister.Row due) {
        moves.note(row, "RemindOfReceipt", Optional.empty(), Note.NOT_OPENED.with());
        moves.tell(row, Set.of(row.referrer()), NoticeKind.RECEIPT_MISSING);
        if (due.rounds() > 0) {
            moves.tell(row, participants.coordinators(row), NoticeKind.RECEIPT_MISSING);
        }
        alarms.unopened(due, moves.now());
    }

    private void remindOfReply(CaseRow row, ClockRegister.Row due) {
        if (!alarms.unanswered(due, moves.now())) {
            expire(row, Note.GIVEN_UP_NO_REPLY);
            return;
        }
        moves.note(row, "RemindOfReply", Optional.empty(), Note.NOT_REPLIED.with());
        moves.tell(row, Set.of(row.referrer()), NoticeKind.QUESTION);
        if (due.rounds() > 0) {
            moves.tell(row, participants.coordinators(row), NoticeKind.DECISION);
        }
    }

    /** A case that never gets to anybody must not stand still for ever: its images never come, or nobody decides about the consent. */
    private void remindOfImages(CaseRow row, ClockRegister.Row due) {
        if (row.state() != CaseState.COLLECTING && row.state() != CaseState.CLEARING) {
            return;
        }
        boolean images = row.state() == CaseState.COLLECTING;
        if (!alarms.stillCollecting(due, moves.now())) {
            expire(row, images ? Note.GIVEN_UP_NO_IMAGES : Note.GIVEN_UP_NO_CONSENT);
            return;
        }
        moves.note(
                row, "RemindOfImages", Optional.empty(), (images ? Note.IMAGES_MISSING : Note.CONSENT_MISSING).with());
        moves.tell(row, Set.of(row.referrer()), images ? NoticeKind.MATERIAL : NoticeKind.DECISION);
        if (due.rounds() > 0 || !images) {
            moves.tell(row, participants.coordinators(row), NoticeKind.DECISION);
        }
    }

    private void expire(CaseRow row, Note why) {
        moves.move(row, new CaseCommand.Expire(), Optional.empty(), why.with());
    }

    /** Who is to act: the specialist, or those who have been asked. */
    private Set<PersonId> holders(CaseRow row) {
        var holders = new HashSet<PersonId>();
        row.specialist().ifPresent(holders::add);
        registers.offers().of(row.id()).stream()
                .filter(OfferRegister.Row::isOpen)
                .map(OfferRegister.Row::person)
                .forEach(holders::add);
        return holders;
    }
}

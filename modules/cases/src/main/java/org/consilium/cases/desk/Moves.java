package org.consilium.cases.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.CaseChanged;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.Explanation;
import org.consilium.cases.Offer;
import org.consilium.cases.Urgency;
import org.consilium.cases.lifecycle.Lifecycle;
import org.consilium.cases.lifecycle.Transition;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.HistoryRegister;
import org.consilium.cases.register.OfferRegister;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.PersonId;

/**
 * Carries out what the state machine says: the new state by compare-and-set, the history, who has something new to read,
 * and the end of everything a case granted when it ends. Always inside a transaction that holds the case.
 */
final class Moves {

    private final Registers registers;
    private final Readers readers;
    private final Participants participants;
    private final CaseTransactions transactions;
    private final CaseAudit audit;
    private final Clock clock;

    Moves(
            Registers registers,
            Readers readers,
            Participants participants,
            CaseTransactions transactions,
            CaseAudit audit,
            Clock clock) {
        this.registers = registers;
        this.readers = readers;
        this.participants = participants;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Reads the case and keeps it until the end of the transaction. Errors: NOT_FOUND. */
    CaseRow lock(CaseId id) {
        return registers.cases().lock(id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    /** @param actor none when the node acts. Errors: NOT_IN_THIS_STATE. */
    CaseRow move(CaseRow row, CaseCommand command, Optional<PersonId> actor, Optional<Explanation> note) {
        return switch (Lifecycle.next(row.state(), command)) {
            case Transition.Refused() -> throw new Rejected(Reason.NOT_IN_THIS_STATE);
            case Transition.Moved(var to) -> {
                var status = row.taskStatus().then(to.taskStatus());
                if (!registers.cases().move(row.id(), row.state(), to, status, now())) {
                    throw new Rejected(Reason.NOT_IN_THIS_STATE, "somebody else was faster");
                }
                record(row, to, command.name(), actor, note);
                tellParticipants(row, actor, NoticeKind.of(command));
                if (to.isFinal()) {
                    end(row);
                }
                yield registers.cases().find(row.id()).orElseThrow();
            }
        };
    }

    /** Something that moves nothing but belongs to the history. */
    void note(CaseRow row, String event, Optional<PersonId> actor, Optional<Explanation> note) {
        registers.cases().touch(row.id(), now());
        record(row, row.state(), event, actor, note);
    }

    private void record(
            CaseRow row, CaseState to, String command, Optional<PersonId> actor, Optional<Explanation> note) {
        registers.history().append(row.id(), new HistoryRegister.Entry(now(), actor, row.state(), to, command, note));
        audit.record(row, to, command, actor, now());
        changed(row);
    }

    /** Referrer and specialists, but not who has just acted, have something new to read. @param notice none: only in the portal */
    void tellParticipants(CaseRow row, Optional<PersonId> actor, Optional<NoticeKind> notice) {
        var readers = new HashSet<PersonId>(Set.of(row.referrer()));
        row.specialist().ifPresent(readers::add);
        row.heard().ifPresent(readers::add);
        actor.ifPresent(readers::remove);
        unread(row, readers, notice);
    }

    /** Marks the case as unread for some people, who are told outside of the portal too. */
    void tell(CaseRow row, Collection<PersonId> people, NoticeKind notice) {
        unread(row, people, Optional.of(notice));
    }

    private void unread(CaseRow row, Collection<PersonId> people, Optional<NoticeKind> notice) {
        boolean emergency = row.request().urgency() == Urgency.EMERGENCY;
        registers.unread().mark(row.id(), people);
        notice.ifPresent(kind -> registers.notices().add(row.id(), people, kind, emergency, now()));
        changed(row);
    }

    /** Somebody has seen what is new, or it is none of the person's business any more. */
    void seen(CaseId id, PersonId person) {
        registers.unread().read(id, person);
        registers.notices().read(id, person, now());
    }

    /** Whoever has or had to do with the case looks again, also to find that it is gone. */
    void changed(CaseRow row) {
        var concerned = new HashSet<>(participants.coordinators(row));
        concerned.add(row.referrer());
        row.specialist().ifPresent(concerned::add);
        row.heard().ifPresent(concerned::add);
        registers.offers().of(row.id()).forEach(offer -> concerned.add(offer.person()));
        transactions.announce(new CaseChanged(row.id(), concerned));
    }

    private void end(CaseRow row) {
        readers.close(row);
        registers.offers().of(row.id()).stream()
                .filter(OfferRegister.Row::isOpen)
                .forEach(offer -> {
                    registers.offers().end(offer.id(), Offer.State.WITHDRAWN, Optional.empty(), now());
                    registers.notices().read(row.id(), offer.person(), now());
                });
        registers.clocks().stopAll(row.id());
    }
}

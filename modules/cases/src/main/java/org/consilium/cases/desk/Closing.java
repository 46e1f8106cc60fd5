package org.consilium.cases.desk;

import java.util.Optional;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseOutcome;
import org.consilium.cases.CaseState;
import org.consilium.security.Person;

/** What happens after the signature, and how cases end without one. */
final class Closing {

    private final Registers registers;
    private final Moves moves;
    private final Permissions permissions;
    private final Alarms alarms;
    private final CaseTransactions transactions;

    Closing(Registers registers, Moves moves, Permissions permissions, Alarms alarms, CaseTransactions transactions) {
        this.registers = registers;
        this.moves = moves;
        this.permissions = permissions;
        this.alarms = alarms;
        this.transactions = transactions;
    }

    void delivered(CaseId id, int version) {
        transactions.run(() -> {
            var row = moves.lock(id);
            if (!registers.opinions().delivered(id, version, moves.now())) {
                return;
            }
            boolean newest = version == registers.opinions().of(id).size();
            var note = Note.VERSION.with("version", version);
            if (newest && row.state() == CaseState.SIGNED) {
                moves.move(row, new CaseCommand.Deliver(), Optional.empty(), note);
            } else {
                moves.note(row, "DeliverEarlierVersion", Optional.empty(), note);
            }
        });
    }

    void acknowledge(Person by, CaseId id) {
        transactions.run(() -> {
            var row = moves.lock(id);
            var parts = permissions.requirePart(by, row);
            boolean read = row.state() == CaseState.ACKNOWLEDGED || row.state() == CaseState.CLOSED;
            if (parts.contains(Part.REFERRER) && read) {
                return;
            }
            permissions.require(by, row, CaseAction.ACKNOWLEDGE);
            registers.opinions().acknowledged(id, moves.now());
            alarms.acknowledged(id, moves.now());
            moves.move(row, new CaseCommand.Acknowledge(), Optional.of(by.id()), Optional.empty());
        });
    }

    void close(Person by, CaseId id, CaseOutcome outcome) {
        outcome.note().ifPresent(note -> Texts.limited("note", note));
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.CLOSE);
            registers.outcomes().insert(id, outcome, by.id(), moves.now());
            moves.move(
                    row,
                    new CaseCommand.Close(),
                    Optional.of(by.id()),
                    Note.OUTCOME.with("discrepancy", outcome.discrepancy()));
        });
    }

    void cancel(Person by, CaseId id, String reason) {
        end(by, id, CaseAction.CANCEL, new CaseCommand.Cancel(), reason);
    }

    void reject(Person by, CaseId id, String reason) {
        end(by, id, CaseAction.REJECT, new CaseCommand.Reject(), reason);
    }

    private void end(Person by, CaseId id, CaseAction action, CaseCommand command, String reason) {
        Texts.required("reason", reason);
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, action);
            moves.move(row, command, Optional.of(by.id()), Note.written(reason));
        });
    }
}

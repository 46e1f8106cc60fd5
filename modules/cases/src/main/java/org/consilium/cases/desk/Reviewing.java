package org.consilium.cases.desk;

import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.Message;
import org.consilium.cases.OpinionSigned;
import org.consilium.cases.OpinionText;
import org.consilium.cases.OpinionUids;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.MessageRegister;
import org.consilium.cases.register.OpinionRegister;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Confirmation;
import org.consilium.security.Person;

/** What happens between acceptance and signature. */
final class Reviewing {

    private final Registers registers;
    private final Moves moves;
    private final Permissions permissions;
    private final Holds holds;
    private final Alarms alarms;
    private final CaseTransactions transactions;

    Reviewing(
            Registers registers,
            Moves moves,
            Permissions permissions,
            Holds holds,
            Alarms alarms,
            CaseTransactions transactions) {
        this.registers = registers;
        this.moves = moves;
        this.permissions = permissions;
        this.holds = holds;
        this.alarms = alarms;
        this.transactions = transactions;
    }

    void begin(Person by, CaseId id) {
        transactions.run(() -> {
            var row = moves.lock(id);
            var parts = permissions.requirePart(by, row);
            if (parts.contains(Part.SPECIALIST) && row.state() != CaseState.ACCEPTED) {
                return; // has begun before
            }
            permissions.require(by, row, CaseAction.BEGIN);
            moves.move(row, new CaseCommand.Begin(), Optional.of(by.id()), Optional.empty());
        });
    }

    void ask(Person by, CaseId id, String text) {
        Texts.required("text", text);
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.ASK);
            write(by, id, Message.Kind.QUESTION, text);
            holds.begin(row);
            moves.move(row, new CaseCommand.Ask(), Optional.of(by.id()), Optional.empty());
        });
    }

    void reply(Person by, CaseId id, String text) {
        Texts.required("text", text);
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.REPLY);
            write(by, id, Message.Kind.REPLY, text);
            holds.end(row);
            // "The block is exhausted": nothing is waited for any more.
            registers
                    .material()
                    .open(id)
                    .forEach(request -> registers.material().ended(request.id(), moves.now()));
            moves.move(row, new CaseCommand.Reply(), Optional.of(by.id()), Optional.empty());
        });
    }

    void comment(Person by, CaseId id, String text) {
        Texts.required("text", text);
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.COMMENT);
            write(by, id, Message.Kind.COMMENT, text);
            moves.note(row, "Comment", Optional.of(by.id()), Optional.empty());
            moves.tellParticipants(row, Optional.of(by.id()), Optional.of(NoticeKind.COMMENT));
        });
    }

    private void write(Person by, CaseId id, Message.Kind kind, String text) {
        registers.messages().insert(id, new MessageRegister.Row(UUID.randomUUID(), kind, by.id(), text, moves.now()));
    }

    void saveDraft(Person by, CaseId id, OpinionText text) {
        var draft = Texts.limited(text);
        transactions.run(() -> {
            var row = moves.lock(id);
            if (!permissions.requirePart(by, row).contains(Part.SPECIALIST)) {
                throw new Rejected(Reason.NOT_AUTHORIZED);
            }
            registers.opinions().saveDraft(id, draft);
        });
    }

    void sign(Person by, CaseId id, Confirmation confirmation, OpinionText text) {
        var opinion = Texts.signable(text);
        var seen = registers.cases().find(id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        permissions.require(by, seen, signature(seen));
        confirmation.require(by.id(), moves.now());
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, signature(row));
            if (!isSigned(by, row, opinion)) {
                sign(by, row, opinion);
            }
        });
    }

    /** Whether these very words are the newest version already: a second click, or the request sent again, signs nothing. */
    private boolean isSigned(Person by, CaseRow row, OpinionText opinion) {
        var versions = registers.opinions().of(row.id());
        return !versions.isEmpty()
                && versions.getLast().author().equals(by.id())
                && versions.getLast().text().equals(opinion);
    }

    /** Signing what has been signed is amending it. */
    private static CaseAction signature(CaseRow row) {
        return row.state().isAnswered() ? CaseAction.AMEND : CaseAction.SIGN;
    }

    private void sign(Person by, CaseRow row, OpinionText opinion) {
        var now = moves.now();
        int version = registers.opinions().of(row.id()).size() + 1;
        registers
                .opinions()
                .insert(new OpinionRegister.Row(
                        row.id(),
                        version,
                        by.id(),
                        opinion,
                        registers.manifests().version(row.id()),
                        now,
                        OpinionUids.random(),
                        Optional.empty(),
                        Optional.empty()));
        registers.opinions().dropDraft(row.id());
        registers.cases().answered(row.id(), now);
        alarms.signed(row.id(), now);
        var command = row.state().isAnswered() ? new CaseCommand.Amend() : new CaseCommand.Sign();
        moves.move(row, command, Optional.of(by.id()), Note.VERSION.with("version", version));
        transactions.announce(new OpinionSigned(row.id(), version, row.institution()));
    }
}

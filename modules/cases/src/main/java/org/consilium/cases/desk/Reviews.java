package org.consilium.cases.desk;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.consilium.cases.Emergencies;
import org.consilium.cases.Emergency;
import org.consilium.cases.EmergencyChanged;
import org.consilium.cases.Participant;
import org.consilium.cases.register.EmergencyRegister;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.security.PersonId;

/** What privacy officers see of emergencies, and what they think of them. */
final class Reviews implements Emergencies {

    private final Registers registers;
    private final Officers officers;
    private final BreakGlass breakGlass;
    private final Participants participants;
    private final Moves moves;
    private final CaseTransactions transactions;

    Reviews(
            Registers registers,
            Officers officers,
            BreakGlass breakGlass,
            Participants participants,
            Moves moves,
            CaseTransactions transactions) {
        this.registers = registers;
        this.officers = officers;
        this.breakGlass = breakGlass;
        this.participants = participants;
        this.moves = moves;
        this.transactions = transactions;
    }

    @Override
    public List<Emergency> list(Person by) {
        var directory = participants.directory();
        return registers.emergencies().of(officers.responsibility(by)).stream()
                .map(row -> view(row, directory))
                .toList();
    }

    @Override
    public Emergency review(Person by, UUID id, boolean justified, String note) {
        Texts.required("note", note);
        var responsibility = officers.responsibility(by);
        transactions.run(() -> {
            var row = registers
                    .emergencies()
                    .find(id)
                    .filter(found -> responsibility.contains(found.institution()))
                    .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
            if (!registers
                    .emergencies()
                    .review(id, new EmergencyRegister.Review(moves.now(), by.id(), justified, note))) {
                throw new Rejected(Reason.NOT_IN_THIS_STATE, "it has been reviewed");
            }
            registers.notices().reviewed(row.caseId(), moves.now());
            if (!justified) {
                breakGlass.takeBack(row, by);
            }
            transactions.announce(new EmergencyChanged(id, officers.of(row.institution())));
        });
        return view(registers.emergencies().find(id).orElseThrow(), participants.directory());
    }

    private Emergency view(EmergencyRegister.Row row, Function<PersonId, Participant> directory) {
        return new Emergency(
                row.id(),
                row.caseId(),
                registers.cases().find(row.caseId()).orElseThrow().number(),
                directory.apply(row.openedBy()),
                row.openedAt(),
                directory.apply(row.reader()),
                row.endsAt(),
                row.reason(),
                row.review()
                        .map(review -> new Emergency.Review(
                                review.at(), directory.apply(review.by()), review.justified(), review.note())));
    }
}

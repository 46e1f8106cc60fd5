package org.consilium.cases.desk;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.OpinionText;
import org.consilium.cases.Participant;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.cases.register.AdjudicationRegister;
import org.consilium.cases.register.CaseRow;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Role;

/** Puts two opinions that differ before a third specialist, who decides by signing. */
final class Adjudicating {

    /** Somebody else was asked to decide, in place of whom was asked before. */
    static final String REAPPOINT = "Reappoint";

    private static final OpinionText NOTHING = new OpinionText("", "", "");

    private final Registers registers;
    private final Moves moves;
    private final Permissions permissions;
    private final Readers readers;
    private final People people;
    private final SpecialistProfiles profiles;
    private final Participants participants;
    private final CaseTransactions transactions;

    Adjudicating(
            Registers registers,
            Moves moves,
            Permissions permissions,
            Readers readers,
            People people,
            SpecialistProfiles profiles,
            Participants participants,
            CaseTransactions transactions) {
        this.registers = registers;
        this.moves = moves;
        this.permissions = permissions;
        this.readers = readers;
        this.people = people;
        this.profiles = profiles;
        this.participants = participants;
        this.transactions = transactions;
    }

    /** Who can be asked to decide, those with the fewest open cases first. */
    List<Participant> candidates(Person by, CaseId id) {
        var row = registers.cases().find(id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
        permissions.require(by, row, CaseAction.ADJUDICATE);
        var open = registers.lists().openCases();
        var directory = participants.directory();
        return profiles.all().stream()
                .flatMap(profile -> suitable(row, profile))
                .sorted(Comparator.comparing((Person person) -> open.getOrDefault(person.id(), 0))
                        .thenComparing(Person::name))
                .map(person -> directory.apply(person.id()))
                .toList();
    }

    /** Not who asked, who has read it, or whose patient it may be; and only whom the consent covers. */
    private Stream<Person> suitable(CaseRow row, SpecialistProfile profile) {
        return people.find(profile.person()).stream()
                .filter(person -> person.active() && person.has(Role.ADJUDICATOR))
                .filter(person -> !person.id().equals(row.referrer()))
                .filter(person -> Stream.of(row.specialist(), row.heard()).noneMatch(Optional.of(person.id())::equals))
                .filter(person -> !(person.institution().equals(row.institution()) && person.has(Role.REFERRER)))
                .filter(person -> profile.licenceUntil()
                        .filter(LocalDate.ofInstant(moves.now(), person.zone())::isAfter)
                        .isEmpty())
                .filter(person -> readers.isWithin(row, person.institution()));
    }

    void adjudicate(Person by, CaseId id, PersonId adjudicator, String other) {
        Texts.required("other", other);
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.ADJUDICATE);
            if (!row.isOpenToReaders(moves.now())) {
                throw new Rejected(Reason.CONSENT_MISSING, "the consent has ended: record one before asking somebody");
            }
            if (profiles.find(adjudicator).stream()
                    .flatMap(profile -> suitable(row, profile))
                    .findAny()
                    .isEmpty()) {
                throw new Rejected(Reason.INVALID_REQUEST, "the person cannot decide between opinions of this case");
            }
            var text = first(by, row);
            registers
                    .adjudications()
                    .insert(id, new AdjudicationRegister.Row(moves.now(), by.id(), adjudicator, other, text));
            registers.opinions().dropDraft(id);
            handOver(row, by, adjudicator);
        });
    }

    /** What the first specialist thinks: they themselves ask with a whole opinion, a coordinator with as much as there is. */
    private OpinionText first(Person by, CaseRow row) {
        if (row.state() == CaseState.ADJUDICATION) {
            return registers.adjudications().newest(row.id()).orElseThrow().text();
        }
        var draft = registers.opinions().draft(row.id()).orElse(NOTHING);
        return row.specialist().filter(by.id()::equals).isPresent() ? Texts.signable(draft) : draft;
    }

    private void handOver(CaseRow row, Person by, PersonId adjudicator) {
        boolean again = row.state() == CaseState.ADJUDICATION;
        if (again) {
            row.specialist().ifPresent(before -> readers.dismiss(row, before));
        }
        registers.cases().adjudicated(row.id(), adjudicator);
        var handed = registers.cases().find(row.id()).orElseThrow();
        readers.admit(handed, adjudicator);
        if (again) {
            moves.note(handed, REAPPOINT, Optional.of(by.id()), Optional.empty());
        } else {
            moves.move(handed, new CaseCommand.Adjudicate(), Optional.of(by.id()), Optional.empty());
        }
        moves.tell(handed, Set.of(adjudicator), NoticeKind.OFFER);
    }
}

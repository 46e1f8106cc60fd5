package org.consilium.cases.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseState;
import org.consilium.cases.Offer;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.OfferRegister;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;

/** Offers: made by the router, a clock or a coordinator; each ends by an answer, its time or somebody else's acceptance. */
final class Offering {

    private final Registers registers;
    private final Moves moves;
    private final Permissions permissions;
    private final Routing routing;
    private final Alarms alarms;
    private final Readers readers;
    private final People people;
    private final CaseTransactions transactions;

    Offering(
            Registers registers,
            Moves moves,
            Permissions permissions,
            Routing routing,
            Alarms alarms,
            Readers readers,
            People people,
            CaseTransactions transactions) {
        this.registers = registers;
        this.moves = moves;
        this.permissions = permissions;
        this.routing = routing;
        this.alarms = alarms;
        this.readers = readers;
        this.people = people;
        this.transactions = transactions;
    }

    /** Routes a triaged case and asks whom the router chose; tries again later when there is nobody. */
    void route(CaseRow row, int rounds, Set<PersonId> coordinators) {
        var chosen = choose(row);
        if (chosen.isPresent()) {
            propose(row, chosen.get(), false, Optional.empty());
            alarms.nothingToContinue(row.id());
            return;
        }
        alarms.continueLater(row.id(), moves.now(), rounds + 1);
        if (rounds == 0) {
            var why = isOpen(row) ? Note.NOBODY_FOUND : Note.CONSENT_ENDED;
            moves.note(row, "Unassigned", Optional.empty(), why.with());
            moves.tell(row, coordinators, NoticeKind.DECISION);
        }
    }

    /** Asks somebody beside a slow first choice. False: there is nobody else. */
    boolean proposeBackup(CaseRow row) {
        var chosen = choose(row);
        chosen.ifPresent(person -> propose(row, person, true, Optional.empty()));
        return chosen.isPresent();
    }

    private Optional<PersonId> choose(CaseRow row) {
        return isOpen(row) ? routing.decide(row, moves.now()).chosen() : Optional.empty();
    }

    /** Whether somebody who is asked now could read the case. */
    private boolean isOpen(CaseRow row) {
        return row.isOpenToReaders(moves.now());
    }

    void offer(Person by, CaseId id, PersonId specialist) {
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.OFFER);
            suitable(row, specialist);
            if (!isOpen(row)) {
                throw new Rejected(Reason.CONSENT_MISSING, "the consent has ended: record one before asking somebody");
            }
            if (!readers.isWithin(row, specialist)) {
                throw new Rejected(Reason.INVALID_REQUEST, "the consent does not cover people of that institution");
            }
            propose(row, specialist, row.state() == CaseState.OFFERED, Optional.of(by.id()));
            alarms.nothingToContinue(id);
        });
    }

    /** The person, when it can be asked by hand. Errors: INVALID_REQUEST, ALREADY_EXISTS. */
    PersonId suitable(CaseRow row, PersonId specialist) {
        var role = row.request().discipline().reader();
        if (people.find(specialist)
                .filter(person -> person.active() && person.has(role))
                .isEmpty()) {
            throw new Rejected(Reason.INVALID_REQUEST, "the person does not read for this discipline");
        }
        if (specialist.equals(row.referrer())) {
            throw new Rejected(Reason.INVALID_REQUEST, "nobody gives a second opinion on their own case");
        }
        if (openOffer(row.id(), specialist).isPresent()) {
            throw new Rejected(Reason.ALREADY_EXISTS, "an open offer to this person");
        }
        return specialist;
    }

    /** In an emergency: the person reads at once, beside those who were asked before. */
    void openAtOnce(CaseRow row, PersonId person, PersonId actor, String reason, Optional<Instant> until) {
        boolean asked = openOffer(row.id(), person).isPresent();
        var offer = asked ? openOffer(row.id(), person).orElseThrow() : newOffer(row, person, false);
        if (!asked) {
            registers.offers().insert(offer);
        }
        readers.admit(row, person, until);
        var moved = moves.move(row, new CaseCommand.BreakGlass(), Optional.of(actor), Note.written(reason));
        alarms.offered(moved, offer.id(), moves.now());
        alarms.nothingToContinue(row.id());
        moves.tell(moved, Set.of(person), NoticeKind.OFFER);
    }

    private void propose(CaseRow row, PersonId person, boolean backup, Optional<PersonId> actor) {
        var offer = newOffer(row, person, backup);
        registers.offers().insert(offer);
        readers.admit(row, person);
        var moved = moves.move(row, new CaseCommand.Propose(), actor, backup ? Note.BACKUP.with() : Optional.empty());
        alarms.offered(moved, offer.id(), moves.now());
        moves.tell(moved, Set.of(person), NoticeKind.OFFER);
    }

    private OfferRegister.Row newOffer(CaseRow row, PersonId person, boolean backup) {
        return new OfferRegister.Row(
                UUID.randomUUID(),
                row.id(),
                person,
                Offer.State.REQUESTED,
                backup,
                moves.now(),
                Optional.empty(),
                Optional.empty());
    }

    void accept(Person by, CaseId id) {
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.ACCEPT);
            for (var offer : registers.offers().of(id)) {
                if (offer.isOpen() && offer.person().equals(by.id())) {
                    end(offer, Offer.State.ACCEPTED, Optional.empty());
                } else if (offer.isOpen()) {
                    endWithGrant(row, offer, Offer.State.WITHDRAWN, Optional.empty());
                }
            }
            registers.cases().accepted(id, by.id());
            moves.move(row, new CaseCommand.Accept(), Optional.of(by.id()), Optional.empty());
        });
    }

    /** Returns whether the case is to be routed again. */
    boolean decline(Person by, CaseId id, String reason) {
        Texts.required("reason", reason);
        return transactions.call(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.DECLINE);
            var offer = openOffer(id, by.id()).orElseThrow(() -> new Rejected(Reason.NOT_IN_THIS_STATE));
            endWithGrant(row, offer, Offer.State.DECLINED, Optional.of(reason));
            var others = hasOpenOffers(id);
            var moved = moves.move(row, new CaseCommand.Decline(others), Optional.of(by.id()), Note.written(reason));
            return again(moved);
        });
    }

    /** An offer's time is over. Returns whether the case is to be routed again. */
    boolean timeOut(CaseRow row, UUID offerId) {
        var open = registers.offers().of(row.id()).stream()
                .filter(offer -> offer.id().equals(offerId) && offer.isOpen())
                .findFirst();
        if (open.isEmpty()) {
            return false;
        }
        endWithGrant(row, open.get(), Offer.State.EXPIRED, Optional.empty());
        var others = hasOpenOffers(row.id());
        return again(moves.move(row, new CaseCommand.TimeOut(others), Optional.empty(), Optional.empty()));
    }

    private boolean again(CaseRow moved) {
        boolean triaged = moved.state() == CaseState.TRIAGED;
        if (triaged) {
            alarms.continueSoon(moved.id(), moves.now());
        }
        return triaged;
    }

    private void endWithGrant(CaseRow row, OfferRegister.Row offer, Offer.State state, Optional<String> reason) {
        end(offer, state, reason);
        readers.dismiss(row, offer.person());
    }

    private void end(OfferRegister.Row offer, Offer.State state, Optional<String> reason) {
        if (!registers.offers().end(offer.id(), state, reason, moves.now())) {
            throw new Rejected(Reason.NOT_IN_THIS_STATE, "the offer has ended");
        }
        alarms.offerEnded(offer.caseId(), offer.id());
        moves.seen(offer.caseId(), offer.person());
    }

    private boolean hasOpenOffers(CaseId id) {
        return registers.offers().of(id).stream().anyMatch(OfferRegister.Row::isOpen);
    }

    private Optional<OfferRegister.Row> openOffer(CaseId id, PersonId person) {
        return registers.offers().of(id).stream()
                .filter(offer -> offer.isOpen() && offer.person().equals(person))
                .findFirst();
    }
}

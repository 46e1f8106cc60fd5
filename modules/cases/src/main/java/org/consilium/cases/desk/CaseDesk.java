package org.consilium.cases.desk;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.consilium.cases.Candidate;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseOutcome;
import org.consilium.cases.CaseQuery;
import org.consilium.cases.CaseReference;
import org.consilium.cases.CaseRequest;
import org.consilium.cases.CaseView;
import org.consilium.cases.Cases;
import org.consilium.cases.CasesFound;
import org.consilium.cases.ConsentTerms;
import org.consilium.cases.OpinionSigned;
import org.consilium.cases.OpinionText;
import org.consilium.cases.Participant;
import org.consilium.cases.SignedOpinion;
import org.consilium.kernel.Uid;
import org.consilium.security.Confirmation;
import org.consilium.security.Person;
import org.consilium.security.PersonId;

/** Sends every call to where it is worked on, and answers commands with the case as it is then. */
final class CaseDesk implements Cases {

    private final Intake intake;
    private final Consents consents;
    private final BreakGlass breakGlass;
    private final Continuation continuation;
    private final Offering offering;
    private final Reviewing reviewing;
    private final Adjudicating adjudicating;
    private final Closing closing;
    private final Viewing viewing;
    private final SignedOpinions signedOpinions;
    private final CaseTransactions transactions;

    CaseDesk(
            Intake intake,
            Consents consents,
            BreakGlass breakGlass,
            Continuation continuation,
            Offering offering,
            Reviewing reviewing,
            Adjudicating adjudicating,
            Closing closing,
            Viewing viewing,
            SignedOpinions signedOpinions,
            CaseTransactions transactions) {
        this.intake = intake;
        this.consents = consents;
        this.breakGlass = breakGlass;
        this.continuation = continuation;
        this.offering = offering;
        this.reviewing = reviewing;
        this.adjudicating = adjudicating;
        this.closing = closing;
        this.viewing = viewing;
        this.signedOpinions = signedOpinions;
        this.transactions = transactions;
    }

    @Override
    public CaseView create(Person by, CaseRequest request) {
        return viewing.after(by, intake.create(by, request));
    }

    @Override
    public CaseView edit(Person by, CaseId id, CaseRequest request) {
        intake.edit(by, id, request);
        return viewing.after(by, id);
    }

    @Override
    public CaseView recordConsent(Person by, CaseId id, ConsentTerms terms) {
        if (consents.record(by, id, terms)) {
            continuation.advance(id, 0);
        }
        return viewing.after(by, id);
    }

    @Override
    public CaseView withdrawConsent(Person by, CaseId id, String reason) {
        consents.withdraw(by, id, reason);
        return viewing.after(by, id);
    }

    @Override
    public CaseView goOnWithoutConsent(Person by, CaseId id, String reason) {
        consents.goOnWithout(by, id, reason);
        continuation.advance(id, 0);
        return viewing.after(by, id);
    }

    @Override
    public CaseView breakGlass(Person by, CaseId id, String reason, Optional<PersonId> named) {
        breakGlass.open(by, id, reason, named);
        return viewing.after(by, id);
    }

    @Override
    public CaseView submit(Person by, CaseId id) {
        intake.submit(by, id);
        continuation.advance(id, 0);
        return viewing.after(by, id);
    }

    @Override
    public CaseView offer(Person by, CaseId id, PersonId specialist) {
        offering.offer(by, id, specialist);
        return viewing.after(by, id);
    }

    @Override
    public CaseView accept(Person by, CaseId id) {
        offering.accept(by, id);
        return viewing.after(by, id);
    }

    @Override
    public CaseView decline(Person by, CaseId id, String reason) {
        if (offering.decline(by, id, reason)) {
            continuation.advance(id, 0);
        }
        return viewing.after(by, id);
    }

    @Override
    public CaseView begin(Person by, CaseId id) {
        reviewing.begin(by, id);
        return viewing.after(by, id);
    }

    @Override
    public CaseView ask(Person by, CaseId id, String question) {
        reviewing.ask(by, id, question);
        return viewing.after(by, id);
    }

    @Override
    public CaseView reply(Person by, CaseId id, String text) {
        reviewing.reply(by, id, text);
        return viewing.after(by, id);
    }

    @Override
    public CaseView comment(Person by, CaseId id, String text) {
        reviewing.comment(by, id, text);
        return viewing.after(by, id);
    }

    @Override
    public List<Participant> adjudicators(Person by, CaseId id) {
        return adjudicating.candidates(by, id);
    }

    @Override
    public CaseView adjudicate(Person by, CaseId id, PersonId adjudicator, String other) {
        adjudicating.adjudicate(by, id, adjudicator, other);
        return viewing.after(by, id);
    }

    @Override
    public void saveDraft(Person by, CaseId id, OpinionText text) {
        reviewing.saveDraft(by, id, text);
    }

    @Override
    public CaseView sign(Person by, CaseId id, Confirmation confirmation, OpinionText text) {
        reviewing.sign(by, id, confirmation, text);
        return viewing.after(by, id);
    }

    @Override
    public CaseView acknowledge(Person by, CaseId id) {
        closing.acknowledge(by, id);
        return viewing.after(by, id);
    }

    @Override
    public CaseView close(Person by, CaseId id, CaseOutcome outcome) {
        closing.close(by, id, outcome);
        return viewing.after(by, id);
    }

    @Override
    public CaseView cancel(Person by, CaseId id, String reason) {
        closing.cancel(by, id, reason);
        return viewing.after(by, id);
    }

    @Override
    public CaseView reject(Person by, CaseId id, String reason) {
        closing.reject(by, id, reason);
        return viewing.after(by, id);
    }

    @Override
    public CaseView get(Person by, CaseId id) {
        return viewing.get(by, id);
    }

    @Override
    public CaseView hold(Person by, CaseId id) {
        return viewing.hold(by, id);
    }

    @Override
    public <T> T together(Supplier<T> commands) {
        return transactions.call(commands);
    }

    @Override
    public void markRead(Person by, CaseId id) {
        viewing.markRead(by, id);
    }

    @Override
    public CasesFound find(Person by, CaseQuery query) {
        return viewing.find(by, query);
    }

    @Override
    public List<CaseReference> ofStudy(Person by, Uid study) {
        return viewing.ofStudy(by, study);
    }

    @Override
    public List<Candidate> candidates(Person by, CaseId id) {
        return viewing.candidates(by, id);
    }

    @Override
    public Optional<SignedOpinion> signedOpinion(CaseId id, int version) {
        return signedOpinions.find(id, version);
    }

    @Override
    public List<OpinionSigned> undelivered() {
        return signedOpinions.undelivered();
    }

    @Override
    public void delivered(CaseId id, int version) {
        closing.delivered(id, version);
    }
}

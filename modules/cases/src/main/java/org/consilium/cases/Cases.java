package org.consilium.cases;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.consilium.kernel.Uid;
import org.consilium.security.Confirmation;
import org.consilium.security.Person;
import org.consilium.security.PersonId;

/**
 * The one door to cases. Every call names the person on whose behalf it is made and checks what it may do.
 *
 * <p>Errors common to all: NOT_FOUND (no such case, or one foreign to the person), NOT_AUTHORIZED (the case is known to the
 * person, the act is not theirs), NOT_IN_THIS_STATE (not now, or somebody else was faster), INVALID_REQUEST (text missing or
 * too long).
 */
public interface Cases {

    /** A new draft. Errors: NOT_AUTHORIZED (not a referrer), NOT_FOUND (a study the person does not see). */
    CaseView create(Person by, CaseRequest request);

    CaseView edit(Person by, CaseId id, CaseRequest request);

    /**
     * Records a consent in place of what was recorded before; a case that waited for one goes on. Errors: INVALID_REQUEST (a reason, a name or a
     * day missing), NOT_FOUND (the document is not in the archive), NOT_IN_THIS_STATE (somebody whom it does not cover reads the case).
     */
    CaseView recordConsent(Person by, CaseId id, ConsentTerms terms);

    /** The patient does not agree any more: everything the case granted ends with this call. Errors: NOT_IN_THIS_STATE (there is none). */
    CaseView withdrawConsent(Person by, CaseId id, String reason);

    /** A coordinator lets a case go on that waits in CLEARING for a consent nobody can give. */
    CaseView goOnWithoutConsent(Person by, CaseId id, String reason);

    /**
     * An emergency: opens the case at once, without consent and acceptance, to whom the person names or who is on duty; privacy officers are told.
     * Errors: INVALID_REQUEST (no reason), NOT_IN_THIS_STATE (accepted already, or nobody is on duty).
     */
    CaseView breakGlass(Person by, CaseId id, String reason, Optional<PersonId> named);

    /**
     * Sends the question: collects the manifest, clears it, routes it and offers it, as far as that goes at once. What is
     * left is continued by the node, also after a crash. Errors: INVALID_REQUEST (question, diagnosis or study missing),
     * CONSENT_MISSING.
     */
    CaseView submit(Person by, CaseId id);

    /** Offers the case to somebody of the coordinator's choice, beside what the router did. */
    CaseView offer(Person by, CaseId id, PersonId specialist);

    /** Takes the case; of two who accept at once, one does and the other gets NOT_IN_THIS_STATE. */
    CaseView accept(Person by, CaseId id);

    CaseView decline(Person by, CaseId id, String reason);

    /** The specialist has opened the first image. Beginning again changes nothing. */
    CaseView begin(Person by, CaseId id);

    CaseView ask(Person by, CaseId id, String question);

    CaseView reply(Person by, CaseId id, String text);

    CaseView comment(Person by, CaseId id, String text);

    /** Who can be asked to decide between two opinions of the case, those with the fewest open cases first. */
    List<Participant> adjudicators(Person by, CaseId id);

    /**
     * Two opinions differ: a third specialist decides, who becomes the case's specialist. The first one goes on seeing it. Again, while nobody has
     * decided: somebody else is asked. Errors: INVALID_REQUEST (the person cannot decide, or the first specialist's own opinion is not complete),
     * CONSENT_MISSING (it has ended).
     *
     * @param other the opinion that differs: whose it is, and what it says
     */
    CaseView adjudicate(Person by, CaseId id, PersonId adjudicator, String other);

    /** Keeps an unfinished opinion. */
    void saveDraft(Person by, CaseId id, OpinionText text);

    /** Signs a first opinion or an amendment. Errors: CONFIRMATION_NEEDED (not this person's, or too old). */
    CaseView sign(Person by, CaseId id, Confirmation confirmation, OpinionText text);

    /** The referrer has opened the newest opinion: the read receipt. Acknowledging again changes nothing. */
    CaseView acknowledge(Person by, CaseId id);

    CaseView close(Person by, CaseId id, CaseOutcome outcome);

    CaseView cancel(Person by, CaseId id, String reason);

    /** The coordinator turns the question down, before a specialist has accepted it. */
    CaseView reject(Person by, CaseId id, String reason);

    CaseView get(Person by, CaseId id);

    /**
     * As {@link #get}, and nobody else changes the case before the commands {@linkplain #together done together} have ended; outside of
     * them it is get.
     */
    CaseView hold(Person by, CaseId id);

    /** Several commands as one: all of them happen or none, and who listens hears of them when they have been kept. */
    <T> T together(Supplier<T> commands);

    /** The person has looked at the case: it is no longer unread for them. */
    void markRead(Person by, CaseId id);

    /** The cases that match a query and that the person may see. */
    CasesFound find(Person by, CaseQuery query);

    /** As {@link #find}, without saying whether others follow. */
    default List<CaseSummary> list(Person by, CaseQuery query) {
        return find(by, query).cases();
    }

    /** Cases of a study that the person may see, newest first. */
    List<CaseReference> ofStudy(Person by, Uid study);

    /** Whom the router would ask now and why, without asking anybody. */
    List<Candidate> candidates(Person by, CaseId id);

    /** What reports are made from; for the node's own modules. */
    Optional<SignedOpinion> signedOpinion(CaseId id, int version);

    /** Signed versions whose delivery has not been reported; for the node's own modules, after a restart. */
    List<OpinionSigned> undelivered();

    /** All of a version's objects lie in the origin's systems; reported by the exchange, any number of times. */
    void delivered(CaseId id, int version);
}

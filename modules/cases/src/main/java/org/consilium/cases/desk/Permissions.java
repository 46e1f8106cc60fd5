package org.consilium.cases.desk;

import static org.consilium.cases.desk.Part.COLLEAGUE;
import static org.consilium.cases.desk.Part.COORDINATOR;
import static org.consilium.cases.desk.Part.HEARD;
import static org.consilium.cases.desk.Part.INVITED;
import static org.consilium.cases.desk.Part.REFERRER;
import static org.consilium.cases.desk.Part.SPECIALIST;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseCommand;
import org.consilium.cases.CaseState;
import org.consilium.cases.lifecycle.Lifecycle;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.OfferRegister;
import org.consilium.cases.routing.InstitutionTree;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.Person;
import org.consilium.security.Right;
import org.consilium.security.Rights;

/**
 * The one place that decides who may do what in a case: by the part a person takes in it and by its state. The buttons the
 * portal shows and the commands that are accepted come from the same rule.
 */
final class Permissions {

    private final Institutions institutions;
    private final OfferRegister offers;
    private final InstantSource time;

    Permissions(Institutions institutions, OfferRegister offers, InstantSource time) {
        this.institutions = institutions;
        this.offers = offers;
        this.time = time;
    }

    /** Which parts an act belongs to. */
    static Set<Part> partsOf(CaseAction action) {
        return switch (action) {
            case EDIT, SUBMIT, ACKNOWLEDGE, CLOSE, REMOVE_DOCUMENT, AWAIT_STUDY -> EnumSet.of(REFERRER);
            case ACCEPT, DECLINE -> EnumSet.of(INVITED);
            case BEGIN, ASK, SIGN, AMEND, REQUEST_MATERIAL -> EnumSet.of(SPECIALIST);
            case REPLY,
                    CANCEL,
                    RECORD_CONSENT,
                    WITHDRAW_CONSENT,
                    BREAK_GLASS,
                    ADD_DOCUMENT,
                    SUPERSEDE_DOCUMENT,
                    GO_ON,
                    DECIDE_STUDY -> EnumSet.of(REFERRER, COORDINATOR);
            case OFFER, REJECT, CLEAR -> EnumSet.of(COORDINATOR);
            case ADJUDICATE -> EnumSet.of(COORDINATOR, SPECIALIST);
            case COMMENT -> EnumSet.of(REFERRER, COORDINATOR, INVITED, SPECIALIST, HEARD);
        };
    }

    /** Whether the state machine has a place for the act. */
    private static boolean fits(CaseAction action, CaseState state) {
        return switch (action) {
            case EDIT, REMOVE_DOCUMENT -> state == CaseState.DRAFT;
            case ADD_DOCUMENT, DECIDE_STUDY -> !state.isFinal();
            case REQUEST_MATERIAL -> Lifecycle.allows(state, new CaseCommand.RequestMaterial());
            case AWAIT_STUDY -> state == CaseState.DRAFT || state == CaseState.COLLECTING;
            case GO_ON -> state == CaseState.COLLECTING;
            case SUPERSEDE_DOCUMENT -> state != CaseState.DRAFT && !state.isFinal();
            case COMMENT -> state != CaseState.DRAFT && !state.isFinal();
            case SUBMIT -> Lifecycle.allows(state, new CaseCommand.Submit());
            case ACCEPT -> Lifecycle.allows(state, new CaseCommand.Accept());
            case DECLINE -> Lifecycle.allows(state, new CaseCommand.Decline(false));
            case BEGIN -> Lifecycle.allows(state, new CaseCommand.Begin());
            case ASK -> Lifecycle.allows(state, new CaseCommand.Ask());
            case REPLY -> Lifecycle.allows(state, new CaseCommand.Reply());
            // Once more: somebody else is to decide in place of who was asked.
            case ADJUDICATE -> Lifecycle.allows(state, new CaseCommand.Adjudicate()) || state == CaseState.ADJUDICATION;
            case SIGN -> Lifecycle.allows(state, new CaseCommand.Sign());
            case AMEND -> Lifecycle.allows(state, new CaseCommand.Amend());
            case ACKNOWLEDGE -> Lifecycle.allows(state, new CaseCommand.Acknowledge());
            case CLOSE -> Lifecycle.allows(state, new CaseCommand.Close());
            case CANCEL -> Lifecycle.allows(state, new CaseCommand.Cancel());
            case OFFER -> Lifecycle.allows(state, new CaseCommand.Propose());
            case REJECT -> Lifecycle.allows(state, new CaseCommand.Reject());
            case CLEAR -> Lifecycle.allows(state, new CaseCommand.Clear());
            case BREAK_GLASS -> Lifecycle.allows(state, new CaseCommand.BreakGlass());
            case RECORD_CONSENT -> !state.isFinal();
            case WITHDRAW_CONSENT -> Lifecycle.allows(state, new CaseCommand.Withdraw());
        };
    }

    Set<Part> parts(Person person, CaseRow row) {
        var parts = EnumSet.noneOf(Part.class);
        boolean draft = row.state() == CaseState.DRAFT;
        if (row.referrer().equals(person.id()) && Rights.may(person, Right.ASK)) {
            parts.add(REFERRER);
        }
        if (!draft && Rights.may(person, Right.COORDINATE) && isAbove(person, row)) {
            parts.add(COORDINATOR);
        }
        if (!draft
                && Rights.may(person, Right.VIEW_STUDIES)
                && person.institution().equals(row.institution())) {
            parts.add(COLLEAGUE);
        }
        if (!row.state().isFinal() && row.isOpenToReaders(time.instant()) && Rights.may(person, Right.GIVE_OPINIONS)) {
            if (row.specialist().filter(person.id()::equals).isPresent()) {
                parts.add(SPECIALIST);
            }
            if (row.heard().filter(person.id()::equals).isPresent()) {
                parts.add(HEARD);
            }
            if (offers.of(row.id()).stream()
                    .anyMatch(offer -> offer.isOpen() && offer.person().equals(person.id()))) {
                parts.add(INVITED);
            }
        }
        return parts;
    }

    /** Institutions whose cases the person coordinates: its own and those below it. */
    Set<InstitutionId> coordinated(Person person) {
        if (!Rights.may(person, Right.COORDINATE)) {
            return Set.of();
        }
        var all = institutions.all();
        var tree = new InstitutionTree(all);
        return all.stream()
                .map(Institution::id)
                .filter(id -> tree.upwards(id).contains(person.institution()))
                .collect(Collectors.toSet());
    }

    private boolean isAbove(Person person, CaseRow row) {
        return new InstitutionTree(institutions.all())
                .upwards(row.institution())
                .contains(person.institution());
    }

    Set<CaseAction> actions(Set<Part> parts, CaseState state) {
        return EnumSet.allOf(CaseAction.class).stream()
                .filter(action ->
                        fits(action, state) && partsOf(action).stream().anyMatch(parts::contains))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseAction.class)));
    }

    /** Errors: NOT_FOUND for somebody without a part in the case. */
    Set<Part> requirePart(Person person, CaseRow row) {
        var parts = parts(person, row);
        if (parts.isEmpty()) {
            throw new Rejected(Reason.NOT_FOUND);
        }
        return parts;
    }

    /** Errors: NOT_FOUND, NOT_AUTHORIZED (another's act), NOT_IN_THIS_STATE. */
    void require(Person person, CaseRow row, CaseAction action) {
        if (partsOf(action).equals(EnumSet.of(INVITED)) && isLate(person, row)) {
            throw new Rejected(Reason.NOT_IN_THIS_STATE, "the offer has ended");
        }
        var parts = requirePart(person, row);
        if (partsOf(action).stream().noneMatch(parts::contains)) {
            throw new Rejected(Reason.NOT_AUTHORIZED);
        }
        if (!fits(action, row.state())) {
            throw new Rejected(Reason.NOT_IN_THIS_STATE);
        }
    }

    /** Who answers an offer that has just ended is late: the case is not foreign to them, though they see it no more. */
    private boolean isLate(Person person, CaseRow row) {
        var own = offers.of(row.id()).stream()
                .filter(offer -> offer.person().equals(person.id()))
                .toList();
        return !own.isEmpty() && own.stream().noneMatch(OfferRegister.Row::isOpen);
    }
}

package org.consilium.security.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.security.InstitutionId;
import org.consilium.security.Person;
import org.consilium.security.PersonId;

/**
 * One act, as the trail says it.
 *
 * @param at when it happened, in milliseconds
 * @param command what exactly was done, in the node's own words, such as the command of a case; may be empty
 * @param outcomeText why it failed, as a word of the table of reasons; may be empty
 * @param person who acted, where that was a person
 * @param site the institution of who acted; may be empty
 * @param institutions whose business it was: of who acted and of whose patient it was about
 * @param participants at least one
 */
public record AuditEvent(
        Instant at,
        AuditAct act,
        String command,
        Action action,
        Outcome outcome,
        String outcomeText,
        Optional<PersonId> person,
        String site,
        Set<InstitutionId> institutions,
        List<ActiveParticipant> participants,
        List<ParticipantObject> objects) {

    public AuditEvent {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        institutions = Set.copyOf(institutions);
        participants = List.copyOf(participants);
        objects = List.copyOf(objects);
    }

    /** An act that succeeded, by somebody still to be named. */
    public static AuditEvent of(Instant at, AuditAct act, Action action) {
        return new AuditEvent(
                at, act, "", action, Outcome.SUCCESS, "", Optional.empty(), "", Set.of(), List.of(), List.of());
    }

    public AuditEvent command(String name) {
        return new AuditEvent(
                at, act, name, action, outcome, outcomeText, person, site, institutions, participants, objects);
    }

    public AuditEvent ended(Outcome how, String why) {
        return new AuditEvent(at, act, command, action, how, why, person, site, institutions, participants, objects);
    }

    /** @param institutionName as people know it */
    public AuditEvent by(Person who, String institutionName, String address) {
        return new AuditEvent(
                        at,
                        act,
                        command,
                        action,
                        outcome,
                        outcomeText,
                        Optional.of(who.id()),
                        institutionName,
                        institutions,
                        participants,
                        objects)
                .concerning(who.institution())
                .by(ActiveParticipant.requestor(who.account(), who.name(), address));
    }

    public AuditEvent by(ActiveParticipant participant) {
        var more = new ArrayList<>(participants);
        more.add(participant);
        return new AuditEvent(
                at, act, command, action, outcome, outcomeText, person, site, institutions, more, objects);
    }

    public AuditEvent about(ParticipantObject object) {
        var more = new ArrayList<>(objects);
        more.add(object);
        return new AuditEvent(
                at, act, command, action, outcome, outcomeText, person, site, institutions, participants, more);
    }

    /** The same with a detail more about its objects of a kind; an empty value says nothing. */
    public AuditEvent detailed(Code idType, String detail, String value) {
        var said = objects.stream()
                .map(each -> each.idType().equals(idType) ? each.with(detail, value) : each)
                .toList();
        return new AuditEvent(
                at, act, command, action, outcome, outcomeText, person, site, institutions, participants, said);
    }

    public AuditEvent concerning(InstitutionId institution) {
        var more = new java.util.HashSet<>(institutions);
        more.add(institution);
        return new AuditEvent(
                at, act, command, action, outcome, outcomeText, person, site, more, participants, objects);
    }

    /** The first object of a kind. */
    public Optional<ParticipantObject> object(Code idType) {
        return objects.stream().filter(each -> each.idType().equals(idType)).findFirst();
    }
}

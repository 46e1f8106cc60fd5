package org.consilium.cases.desk;

import java.time.Instant;
import java.util.Optional;
import org.consilium.cases.CaseState;
import org.consilium.cases.material.CaseStudies;
import org.consilium.cases.register.CaseRow;
import org.consilium.security.Caller;
import org.consilium.security.Institution;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.audit.Action;
import org.consilium.security.audit.ActiveParticipant;
import org.consilium.security.audit.AuditAct;
import org.consilium.security.audit.AuditEvent;
import org.consilium.security.audit.AuditTrail;
import org.consilium.security.audit.ParticipantObject;

/** Says in the audit trail what happens to cases, in the transaction in which it does: by people, and by the node on its own. */
final class CaseAudit {

    private static final String NODE = "the node";

    private final AuditTrail trail;
    private final People people;
    private final Institutions institutions;
    private final CaseStudies studies;

    CaseAudit(AuditTrail trail, People people, Institutions institutions, CaseStudies studies) {
        this.trail = trail;
        this.people = people;
        this.institutions = institutions;
        this.studies = studies;
    }

    /** @param actor none when the node itself acted */
    void record(CaseRow row, CaseState to, String command, Optional<PersonId> actor, Instant at) {
        var event =
                AuditEvent.of(at, AuditAct.CASE, Action.UPDATE).command(command).concerning(row.institution());
        event = by(event, actor)
                .about(ParticipantObject.consultation(row.id().value().toString(), row.number())
                        .with("from", row.state().name())
                        .with("to", to.name()));
        for (var study : row.request().studies()) {
            event = event.about(ParticipantObject.study(study.value()));
        }
        for (var patient : row.request().studies().stream()
                .flatMap(study -> studies.find(new Caller.Node(), study).stream())
                .map(facts -> ParticipantObject.patient(
                        facts.patientId(),
                        facts.patientIdIssuer(),
                        facts.patientName().orElse("")))
                .distinct()
                .toList()) {
            event = event.about(patient);
        }
        trail.record(event);
    }

    /** That the glass was broken: an alert of its own, beside the move of the case. */
    void emergency(CaseRow row, Person by, PersonId reader, String reason, Instant at) {
        var event = by(
                        AuditEvent.of(at, AuditAct.EMERGENCY_ACCESS, Action.EXECUTE)
                                .command("BreakGlass")
                                .concerning(row.institution()),
                        Optional.of(by.id()))
                .about(ParticipantObject.consultation(row.id().value().toString(), row.number())
                        .with("reason", reason));
        event = people.find(reader)
                .map(person -> ParticipantObject.account(person.account()))
                .map(event::about)
                .orElse(event);
        for (var study : row.request().studies()) {
            event = event.about(ParticipantObject.study(study.value()));
        }
        trail.record(event);
    }

    private AuditEvent by(AuditEvent event, Optional<PersonId> actor) {
        return actor.flatMap(people::find)
                .map(person -> event.by(
                        person,
                        institutions
                                .find(person.institution())
                                .map(Institution::name)
                                .orElse(""),
                        ""))
                .orElseGet(() -> event.by(ActiveParticipant.application(NODE)));
    }
}

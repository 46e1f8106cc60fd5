package org.consilium.cases.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseId;
import org.consilium.cases.EmergencyChanged;
import org.consilium.cases.Urgency;
import org.consilium.cases.material.CaseStudies;
import org.consilium.cases.notice.NoticeKind;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.EmergencyRegister;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.security.PersonId;

/** An emergency opens a case at once, without consent or acceptance, for a time; privacy officers are told and review it. */
final class BreakGlass {

    private final Registers registers;
    private final Moves moves;
    private final Manifests manifests;
    private final Permissions permissions;
    private final Offering offering;
    private final Routing routing;
    private final Readers readers;
    private final Officers officers;
    private final Alarms alarms;
    private final CaseStudies studies;
    private final CaseTransactions transactions;
    private final CaseAudit audit;
    private final Duration access;

    BreakGlass(
            Registers registers,
            Moves moves,
            Manifests manifests,
            Permissions permissions,
            Offering offering,
            Routing routing,
            Readers readers,
            Officers officers,
            Alarms alarms,
            CaseStudies studies,
            CaseTransactions transactions,
            CaseAudit audit,
            Duration access) {
        this.registers = registers;
        this.moves = moves;
        this.manifests = manifests;
        this.permissions = permissions;
        this.offering = offering;
        this.routing = routing;
        this.readers = readers;
        this.officers = officers;
        this.alarms = alarms;
        this.studies = studies;
        this.transactions = transactions;
        this.audit = audit;
        this.access = access;
    }

    /** @param named whom to open it to; none: who is on duty */
    void open(Person by, CaseId id, String reason, Optional<PersonId> named) {
        Texts.required("reason", reason);
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.BREAK_GLASS);
            if (row.request().studies().isEmpty() && !registers.documents().hasMaterial(id, Optional.empty())) {
                throw new Rejected(Reason.INVALID_REQUEST, "at least one study or document is needed");
            }
            open(by, prepared(row), reason, named);
        });
    }

    /** Urgent, with the images there are and running clocks, whatever is still missing. */
    private CaseRow prepared(CaseRow row) {
        registers.cases().urgent(row.id());
        if (manifests.version(row.id()) == 0) {
            manifests.begin(
                    row.id(),
                    row.request().studies().stream()
                            .flatMap(study -> studies.manifest(study).stream())
                            .toList());
        }
        var urgent = registers.cases().find(row.id()).orElseThrow();
        var now = moves.now();
        if (urgent.submittedAt().isEmpty()) {
            alarms.collected(row.id());
            registers.cases().submitted(row.id(), now, alarms.due(urgent, now));
            alarms.submitted(urgent, now);
        } else if (row.request().urgency() != Urgency.EMERGENCY) {
            registers.cases().dueBy(row.id(), alarms.due(urgent, now));
            alarms.submitted(urgent, now);
        }
        return registers.cases().find(row.id()).orElseThrow();
    }

    private void open(Person by, CaseRow row, String reason, Optional<PersonId> named) {
        var now = moves.now();
        var reader = named.map(person -> offering.suitable(row, person))
                .or(() -> routing.onDuty(row, now))
                .orElseThrow(() -> new Rejected(
                        Reason.NOT_IN_THIS_STATE, "nobody is on duty for this discipline: name whom to open it to"));
        var ends = now.plus(access);
        boolean agreed = isCovered(row, reader, now);
        if (!isCovered(row, now)) {
            registers.cases().readersUntil(row.id(), Optional.of(ends));
        }
        var emergency = new EmergencyRegister.Row(
                UUID.randomUUID(), row.id(), row.institution(), by.id(), now, reader, ends, reason, Optional.empty());
        registers.emergencies().insert(emergency);
        offering.openAtOnce(
                registers.cases().find(row.id()).orElseThrow(),
                reader,
                by.id(),
                reason,
                agreed ? row.readersUntil() : Optional.of(ends));
        alarms.emergencyEnds(row.id(), emergency.id(), ends);
        audit.emergency(row, by, reader, reason, now);
        var told = officers.of(row.institution());
        registers.notices().add(row.id(), told, NoticeKind.BREAK_GLASS, true, now);
        if (told.isEmpty()) {
            registers
                    .notices()
                    .add(row.id(), officers.administratorsOf(row.institution()), NoticeKind.NO_OFFICER, true, now);
        }
        transactions.announce(new EmergencyChanged(emergency.id(), told));
    }

    private boolean isCovered(CaseRow row, Instant now) {
        return registers
                .consents()
                .newest(row.id())
                .filter(consent -> consent.permits(now))
                .isPresent();
    }

    /** Whether the consent alone lets somebody read. */
    private boolean isCovered(CaseRow row, PersonId reader, Instant now) {
        return isCovered(row, now) && readers.isWithin(row, reader);
    }

    /** The time is over: what only the emergency had opened is closed. */
    void end(CaseRow row, UUID id) {
        var emergency = registers.emergencies().find(id).orElseThrow();
        if (!row.state().isFinal() && !isCovered(row, emergency.reader(), moves.now())) {
            close(row, emergency, Note.EMERGENCY_OVER, Optional.empty());
        }
    }

    /** Somebody has found that it was not justified. */
    void takeBack(EmergencyRegister.Row emergency, Person by) {
        var row = moves.lock(emergency.caseId());
        if (!row.state().isFinal() && !isCovered(row, emergency.reader(), moves.now())) {
            close(row, emergency, Note.EMERGENCY_NOT_JUSTIFIED, Optional.of(by.id()));
        }
    }

    private void close(CaseRow row, EmergencyRegister.Row emergency, Note why, Optional<PersonId> actor) {
        if (isCovered(row, moves.now())) {
            readers.dismiss(row, emergency.reader());
        } else {
            readers.close(row);
        }
        moves.note(row, "EmergencyEnded", actor, why.with());
        moves.tellParticipants(row, Optional.empty(), Optional.of(NoticeKind.ENDED));
    }
}

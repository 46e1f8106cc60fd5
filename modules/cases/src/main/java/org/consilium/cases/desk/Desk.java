package org.consilium.cases.desk;

import java.time.Clock;
import org.consilium.cases.CaseDocuments;
import org.consilium.cases.CaseMaterial;
import org.consilium.cases.Cases;
import org.consilium.cases.CasesSettings;
import org.consilium.cases.DocumentSettings;
import org.consilium.cases.Emergencies;
import org.consilium.cases.ReadingTasks;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.cases.figure.Figures;
import org.consilium.cases.material.CaseStudies;
import org.consilium.cases.material.DocumentFiles;
import org.consilium.cases.register.FigureRegister;
import org.consilium.cases.register.WorkingCalendarRegister;
import org.consilium.cases.routing.RoutingRules;
import org.consilium.documents.TextReader;
import org.consilium.security.Grants;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.audit.AuditTrail;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of this package, put together. */
public record Desk(
        Cases cases,
        Emergencies emergencies,
        ReadingTasks tasks,
        Figures figures,
        RoutingRules rules,
        Clockwork clockwork,
        LateMaterial lateMaterial,
        CaseDocuments documents,
        DocumentReading documentReading,
        CaseMaterial material) {

    /** What the desk needs from others. */
    public record Needs(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher publisher,
            Clock clock,
            People people,
            Institutions institutions,
            Grants grants,
            SpecialistProfiles profiles,
            DutyRoster roster,
            CaseStudies studies,
            DocumentFiles files,
            TextReader textReader,
            CasesSettings settings,
            DocumentSettings documentSettings,
            AuditTrail trail) {}

    public static Desk of(Needs needs) {
        var registers = Registers.of(needs.jdbc());
        var calendars = new WorkingCalendarRegister(needs.jdbc(), needs.institutions());
        var transactions = new CaseTransactions(needs.transaction(), needs.publisher());
        var participants = new Participants(needs.people(), needs.institutions());
        var permissions = new Permissions(needs.institutions(), registers.offers(), needs.clock());
        var said = new CaseAudit(needs.trail(), needs.people(), needs.institutions(), needs.studies());
        var readers = new Readers(
                registers, needs.grants(), needs.people(), needs.institutions(), transactions, needs.clock());
        var moves = new Moves(registers, readers, participants, transactions, said, needs.clock());
        var manifests = new Manifests(registers, moves);
        var alarms = new Alarms(registers.clocks(), calendars, needs.settings());
        var holds = new Holds(registers, moves, alarms);
        var routing =
                new Routing(registers, readers, needs.profiles(), needs.roster(), needs.people(), needs.institutions());
        var offering =
                new Offering(registers, moves, permissions, routing, alarms, readers, needs.people(), transactions);
        var continuation = new Continuation(
                registers, moves, manifests, offering, alarms, participants, needs.studies(), transactions);
        var officers = new Officers(needs.people(), needs.institutions());
        var breakGlass = new BreakGlass(
                registers,
                moves,
                manifests,
                permissions,
                offering,
                routing,
                readers,
                officers,
                alarms,
                needs.studies(),
                transactions,
                said,
                needs.settings().emergencyAccess());
        var pages = new Pages(registers, participants, calendars, needs.institutions(), needs.clock());
        var viewing = new Viewing(registers, permissions, participants, routing, pages, moves);
        var cases = new CaseDesk(
                new Intake(registers, moves, permissions, alarms, needs.studies(), transactions),
                new Consents(registers, moves, permissions, readers, alarms, needs.studies(), transactions),
                breakGlass,
                continuation,
                offering,
                new Reviewing(registers, moves, permissions, holds, alarms, transactions),
                new Adjudicating(
                        registers,
                        moves,
                        permissions,
                        readers,
                        needs.people(),
                        needs.profiles(),
                        participants,
                        transactions),
                new Closing(registers, moves, permissions, alarms, transactions),
                viewing,
                new SignedOpinions(registers, participants),
                transactions);
        var clockwork = new Clockwork(
                registers,
                moves,
                offering,
                continuation,
                breakGlass,
                alarms,
                participants,
                transactions,
                needs.settings());
        var tasks = new Tasks(registers, cases, moves, permissions, participants, transactions);
        var reviews = new Reviews(registers, officers, breakGlass, participants, moves, transactions);
        var figures = new FigureDesk(
                new FigureRegister(needs.jdbc()),
                permissions,
                participants,
                needs.institutions(),
                needs.settings(),
                needs.clock());
        var joining = new Joining(registers, moves, manifests, readers, holds, needs.studies());
        var arrivals =
                new Arrivals(registers, moves, joining, continuation, participants, needs.studies(), transactions);
        var material = new Material(
                registers,
                moves,
                permissions,
                holds,
                joining,
                arrivals,
                continuation,
                viewing,
                needs.studies(),
                transactions);
        var lateMaterial =
                new LateMaterial(registers, moves, manifests, joining, arrivals, needs.studies(), transactions);
        var documents = new Documents(
                registers,
                moves,
                permissions,
                manifests,
                viewing,
                pages,
                needs.files(),
                needs.documentSettings(),
                transactions);
        var documentReading = new DocumentReading(
                registers, moves, needs.files(), needs.textReader(), transactions, needs.documentSettings());
        var rules = new RuleDesk(
                registers.rules(),
                registers.lists(),
                routing,
                needs.profiles(),
                needs.institutions(),
                permissions,
                participants,
                transactions,
                needs.clock());
        return new Desk(
                cases, reviews, tasks, figures, rules, clockwork, lateMaterial, documents, documentReading, material);
    }
}

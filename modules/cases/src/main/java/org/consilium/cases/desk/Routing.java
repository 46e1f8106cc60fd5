package org.consilium.cases.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consilium.cases.Candidate;
import org.consilium.cases.Code;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.Offer;
import org.consilium.cases.RoutingStep;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.RoutingRegister;
import org.consilium.cases.routing.Decision;
import org.consilium.cases.routing.Inquiry;
import org.consilium.cases.routing.InstitutionTree;
import org.consilium.cases.routing.Router;
import org.consilium.cases.routing.Specialist;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;

/** Gathers what the router has to know, and keeps what it decided. */
final class Routing {

    private static final String NOT_COVERED =
            "The consent covers only the institutions above and below the one that asks.";

    private final Registers registers;
    private final Readers readers;
    private final SpecialistProfiles profiles;
    private final DutyRoster roster;
    private final People people;
    private final Institutions institutions;

    Routing(
            Registers registers,
            Readers readers,
            SpecialistProfiles profiles,
            DutyRoster roster,
            People people,
            Institutions institutions) {
        this.registers = registers;
        this.readers = readers;
        this.profiles = profiles;
        this.roster = roster;
        this.people = people;
        this.institutions = institutions;
    }

    /** Decides, and keeps every step of it. */
    Decision decide(CaseRow row, Instant now) {
        var decision = ask(row, now);
        var steps = decision.steps().stream()
                .map(step -> new RoutingRegister.Row(step.rule(), step.outcome(), step.person(), step.explanation()))
                .toList();
        registers.routing().append(row.id(), steps);
        return decision;
    }

    /** Whom the rules would ask at once in an emergency; when they would ask nobody, anybody on duty for the discipline. */
    Optional<PersonId> onDuty(CaseRow row, Instant now) {
        var inquiry = inquiry(row);
        return router().decide(inquiry, specialists(now), now)
                .chosen()
                .or(() -> router().decide(withoutTopic(inquiry), specialists(now), now)
                        .chosen());
    }

    private static Inquiry withoutTopic(Inquiry inquiry) {
        return new Inquiry(
                inquiry.referrer(),
                inquiry.origin(),
                inquiry.department(),
                inquiry.discipline(),
                "",
                Set.of(),
                Set.of(),
                inquiry.declined(),
                Set.of(),
                Set.of());
    }

    /** Decides without keeping anything. */
    List<Candidate> dryRun(CaseRow row, Instant now, Participants participants) {
        var directory = participants.directory();
        var decision = ask(row, now);
        var ranked = List.copyOf(decision.explanations().entrySet());
        var eligible = IntStream.range(0, ranked.size())
                .mapToObj(i -> new Candidate(
                        directory.apply(ranked.get(i).getKey()),
                        true,
                        ranked.get(i).getValue(),
                        OptionalInt.of(i + 1)));
        var others = decision.excluded().entrySet().stream()
                .map(entry ->
                        new Candidate(directory.apply(entry.getKey()), false, entry.getValue(), OptionalInt.empty()))
                .sorted(Comparator.comparing(candidate -> candidate.person().name()));
        return Stream.concat(eligible, others).toList();
    }

    private Decision ask(CaseRow row, Instant now) {
        var all = specialists(now);
        var covered = all.stream()
                .filter(specialist ->
                        readers.isWithin(row, specialist.institution().id()))
                .toList();
        var decision = router().decide(inquiry(row), covered, now);
        return covered.size() == all.size() ? decision : withOthers(decision, all, covered);
    }

    /** Whom the consent does not cover is never asked, whatever the rules say; and that is told. */
    private static Decision withOthers(Decision decision, List<Specialist> all, List<Specialist> covered) {
        var excluded = new HashMap<>(decision.excluded());
        var steps = new ArrayList<Decision.Step>();
        all.stream().filter(specialist -> !covered.contains(specialist)).forEach(specialist -> {
            var person = specialist.person().id();
            excluded.put(person, NOT_COVERED);
            steps.add(new Decision.Step("consent", RoutingStep.Outcome.EXCLUDED, Optional.of(person), NOT_COVERED));
        });
        steps.addAll(decision.steps());
        return new Decision(decision.ranked(), decision.explanations(), excluded, steps);
    }

    private Router router() {
        return new Router(new InstitutionTree(institutions.all()), roster.deputies());
    }

    private Inquiry inquiry(CaseRow row) {
        return new Inquiry(
                row.referrer(),
                institutions.find(row.institution()).orElseThrow(),
                Optional.ofNullable(profiles.departments().get(row.referrer())),
                row.request().discipline(),
                site(row),
                row.modalities(),
                row.request().languages(),
                answered(row, Offer.State.DECLINED),
                answered(row, Offer.State.EXPIRED),
                answered(row, Offer.State.REQUESTED));
    }

    /** The site of the case: as given, or the diagnosis where that is a site. */
    static String site(CaseRow row) {
        return row.request()
                .site()
                .or(() -> row.request()
                        .diagnosis()
                        .filter(code -> code.system() == CodeSystem.ICD_O_3_TOPOGRAPHY)
                        .map(Code::code))
                .orElse("");
    }

    private Set<PersonId> answered(CaseRow row, Offer.State state) {
        return registers.offers().of(row.id()).stream()
                .filter(offer -> offer.state() == state)
                .map(offer -> offer.person())
                .collect(Collectors.toSet());
    }

    private List<Specialist> specialists(Instant now) {
        var departments = profiles.departments();
        var plans = roster.plans(now);
        var open = registers.lists().openCases();
        var median = registers.lists().medianHours();
        var last = registers.lists().lastOffers();
        return profiles.all().stream()
                .flatMap(profile -> people.find(profile.person()).filter(Person::active).stream()
                        .flatMap(person -> Optional.ofNullable(plans.get(person.id())).stream()
                                .map(plan -> new Specialist(
                                        person,
                                        institutions.find(person.institution()).orElseThrow(),
                                        profile,
                                        Optional.ofNullable(departments.get(person.id())),
                                        plan,
                                        open.getOrDefault(person.id(), 0),
                                        Optional.ofNullable(median.get(person.id()))
                                                .map(OptionalDouble::of)
                                                .orElseGet(OptionalDouble::empty),
                                        Optional.ofNullable(last.get(person.id()))))))
                .toList();
    }
}

package org.consilium.cases.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consilium.cases.Candidate;
import org.consilium.cases.Code;
import org.consilium.cases.CodeSystem;
import org.consilium.cases.Explanation;
import org.consilium.cases.Offer;
import org.consilium.cases.RoutingStep;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.RoutingRegister;
import org.consilium.cases.routing.Because;
import org.consilium.cases.routing.Decision;
import org.consilium.cases.routing.Inquiry;
import org.consilium.cases.routing.InstitutionTree;
import org.consilium.cases.routing.Router;
import org.consilium.cases.routing.RuleSet;
import org.consilium.cases.routing.RuleVersion;
import org.consilium.cases.routing.Specialist;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.People;
import org.consilium.security.PersonId;

/** Gathers what the router has to know, and keeps what it decided. */
final class Routing {

    private static final PersonId NOBODY = new PersonId(new UUID(0, 0));

    private static final Explanation NOT_COVERED = Because.CONSENT_DOES_NOT_COVER.alone();

    private final Registers registers;
    private final Readers readers;
    private final SpecialistProfiles profiles;
    private final DutyRoster roster;
    private final Institutions institutions;
    private final Specialists specialists;

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
        this.institutions = institutions;
        this.specialists = new Specialists(registers.lists(), profiles, roster, people, institutions);
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
        var all = specialists.all(now);
        return router(rulesOf(row.institution()).set())
                .decide(inquiry, all, now)
                .chosen()
                .or(() -> router(RuleSet.NONE)
                        .decide(withoutTopic(inquiry), all, now)
                        .chosen());
    }

    private static Inquiry withoutTopic(Inquiry inquiry) {
        return new Inquiry(
                inquiry.referrer(),
                inquiry.origin(),
                inquiry.department(),
                inquiry.discipline(),
                inquiry.urgency(),
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
        var all = specialists.all(now);
        var covered = covered(row, all);
        var rules = rulesOf(row.institution());
        var decision = router(rules.set()).decide(inquiry(row), covered, now);
        return withRules(rules, covered.size() == all.size() ? decision : withOthers(decision, all, covered));
    }

    private List<Specialist> covered(CaseRow row, List<Specialist> all) {
        return all.stream()
                .filter(specialist ->
                        readers.isWithin(row, specialist.institution().id()))
                .toList();
    }

    /** The rules that count for cases of an institution: its own, or those of the nearest above it that has some. */
    RuleVersion rulesOf(InstitutionId institution) {
        return new InstitutionTree(institutions.all())
                .upwards(institution).stream()
                        .flatMap(above -> registers.rules().current(above).stream())
                        .findFirst()
                        .orElseGet(() -> new RuleVersion(
                                institution,
                                0,
                                Instant.EPOCH,
                                NOBODY,
                                Optional.empty(),
                                Optional.empty(),
                                RuleSet.NONE));
    }

    /** Whether rules of one institution would count for the cases of another. */
    boolean wouldRule(InstitutionId institution, InstitutionId other) {
        for (var above : new InstitutionTree(institutions.all()).upwards(other)) {
            if (above.equals(institution)) {
                return true;
            }
            if (registers.rules().current(above).isPresent()) {
                return false;
            }
        }
        return false;
    }

    /** Decisions that are only tried, about one and the same roster and load. */
    Trial trial(Instant from) {
        return new Trial(specialists.all(from), new InstitutionTree(institutions.all()), roster.deputies());
    }

    final class Trial {

        private final List<Specialist> all;
        private final InstitutionTree tree;
        private final Map<PersonId, List<PersonId>> deputies;

        private Trial(List<Specialist> all, InstitutionTree tree, Map<PersonId, List<PersonId>> deputies) {
            this.all = all;
            this.tree = tree;
            this.deputies = deputies;
        }

        /** As if nobody had been asked yet. */
        Decision decide(CaseRow row, RuleSet rules, Instant at) {
            return new Router(tree, deputies, rules).decide(inquiry(row).fresh(), covered(row, all), at);
        }
    }

    /** Says by which version it was decided. */
    private Decision withRules(RuleVersion rules, Decision decision) {
        if (rules.version() == 0) {
            return decision;
        }
        var name = institutions.find(rules.institution()).map(Institution::name).orElse("");
        var steps = new ArrayList<Decision.Step>();
        steps.add(new Decision.Step(
                "rules",
                RoutingStep.Outcome.PASSED,
                Optional.empty(),
                Because.RULES.alone("institution", name, "version", rules.version())));
        steps.addAll(decision.steps());
        return new Decision(decision.ranked(), decision.explanations(), decision.excluded(), steps);
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

    private Router router(RuleSet rules) {
        return new Router(new InstitutionTree(institutions.all()), roster.deputies(), rules);
    }

    private Inquiry inquiry(CaseRow row) {
        return new Inquiry(
                row.referrer(),
                institutions.find(row.institution()).orElseThrow(),
                Optional.ofNullable(profiles.departments().get(row.referrer())),
                row.request().discipline(),
                row.request().urgency(),
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
}

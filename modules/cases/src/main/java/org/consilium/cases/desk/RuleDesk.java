package org.consilium.cases.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.cases.CaseQuery;
import org.consilium.cases.Participant;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.register.CaseLists;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.RuleRegister;
import org.consilium.cases.routing.Decision;
import org.consilium.cases.routing.RoutingRules;
import org.consilium.cases.routing.RuleCheck;
import org.consilium.cases.routing.RuleProblem;
import org.consilium.cases.routing.RuleSet;
import org.consilium.cases.routing.RuleTrial;
import org.consilium.cases.routing.RuleTrial.Choice;
import org.consilium.cases.routing.RuleTrial.Tried;
import org.consilium.cases.routing.RuleVersion;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.springframework.dao.DuplicateKeyException;

/** Keeps what coordinators lay down, and tries it out before. */
final class RuleDesk implements RoutingRules {

    /** Longest note of a version, in characters. */
    private static final int NOTE_LENGTH_MAX = 500;

    private final RuleRegister register;
    private final CaseLists lists;
    private final Routing routing;
    private final SpecialistProfiles profiles;
    private final Institutions institutions;
    private final Permissions permissions;
    private final Participants participants;
    private final CaseTransactions transactions;
    private final InstantSource time;

    RuleDesk(
            RuleRegister register,
            CaseLists lists,
            Routing routing,
            SpecialistProfiles profiles,
            Institutions institutions,
            Permissions permissions,
            Participants participants,
            CaseTransactions transactions,
            InstantSource time) {
        this.register = register;
        this.lists = lists;
        this.routing = routing;
        this.profiles = profiles;
        this.institutions = institutions;
        this.permissions = permissions;
        this.participants = participants;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public List<Institution> places(Person by) {
        var coordinated = permissions.coordinated(by);
        return institutions.all().stream()
                .filter(one -> coordinated.contains(one.id()))
                .sorted(Comparator.comparing((Institution one) -> !one.id().equals(by.institution()))
                        .thenComparing(Institution::name))
                .toList();
    }

    @Override
    public List<RuleVersion> versions(Person by, InstitutionId institution) {
        require(by, institution);
        return register.versions(institution, VERSIONS_MAX);
    }

    private void require(Person by, InstitutionId institution) {
        if (!permissions.coordinated(by).contains(institution)) {
            throw new Rejected(Reason.NOT_AUTHORIZED);
        }
    }

    @Override
    public RuleTrial tryOut(Person by, InstitutionId institution, RuleSet draft) {
        require(by, institution);
        var problems = problems(draft);
        if (!problems.isEmpty()) {
            return new RuleTrial(problems, List.of());
        }
        var cases = lately(by, institution);
        var oldest = cases.stream()
                .flatMap(row -> row.submittedAt().stream())
                .min(Comparator.naturalOrder())
                .orElseGet(time::instant);
        var trial = routing.trial(oldest);
        var directory = participants.directory();
        return new RuleTrial(
                problems,
                cases.stream()
                        .map(row -> tried(
                                row, trial, routing.rulesOf(row.institution()).set(), draft, directory))
                        .toList());
    }

    private static Tried tried(
            CaseRow row,
            Routing.Trial trial,
            RuleSet before,
            RuleSet after,
            Function<PersonId, Participant> directory) {
        Instant at = row.submittedAt().orElseThrow();
        return new Tried(
                row.id(),
                row.number(),
                at,
                choice(trial.decide(row, before, at), directory),
                choice(trial.decide(row, after, at), directory));
    }

    private static Choice choice(Decision decision, Function<PersonId, Participant> directory) {
        return new Choice(
                decision.chosen().map(directory),
                decision.backup().map(directory),
                decision.chosen()
                        .flatMap(id ->
                                Optional.ofNullable(decision.explanations().get(id)))
                        .orElseGet(() -> decision.steps().getLast().explanation()));
    }

    /** Cases that a set of the institution would be asked about, newest first. */
    private List<CaseRow> lately(Person by, InstitutionId institution) {
        var own = permissions.coordinated(by).stream()
                .filter(other -> routing.wouldRule(institution, other))
                .toList();
        return lists.ofInstitutions(own, by.id(), new CaseQuery(CaseQuery.View.INSTITUTION, Optional.empty())).stream()
                .filter(row -> row.submittedAt().isPresent())
                .sorted(Comparator.comparing((CaseRow row) -> row.submittedAt().orElseThrow())
                        .reversed())
                .limit(TRIED_MAX)
                .toList();
    }

    private List<RuleProblem> problems(RuleSet draft) {
        var known = institutions.all().stream().map(Institution::id).collect(Collectors.toSet());
        var specialties = profiles.all().stream()
                .map(SpecialistProfile::specialty)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return new RuleCheck(known, specialties).problems(draft);
    }

    @Override
    public RuleVersion publish(
            Person by,
            InstitutionId institution,
            int basedOn,
            RuleSet set,
            Optional<String> note,
            Optional<Integer> restores) {
        require(by, institution);
        var problems = problems(set);
        if (!problems.isEmpty()) {
            throw new Rejected(
                    Reason.INVALID_REQUEST,
                    problems.stream().map(RuleProblem::text).collect(Collectors.joining("; ")));
        }
        if (note.filter(text -> text.length() > NOTE_LENGTH_MAX).isPresent()) {
            throw new Rejected(Reason.INVALID_REQUEST, "note: at most " + NOTE_LENGTH_MAX + " characters");
        }
        var version = new RuleVersion(institution, basedOn + 1, time.instant(), by.id(), note, restores, set);
        try {
            transactions.run(() -> {
                int newest =
                        register.current(institution).map(RuleVersion::version).orElse(0);
                if (newest != basedOn) {
                    throw somebodyElse();
                }
                register.insert(version);
            });
        } catch (DuplicateKeyException e) {
            throw somebodyElse();
        }
        return version;
    }

    private static Rejected somebodyElse() {
        return new Rejected(Reason.NOT_IN_THIS_STATE, "somebody else has changed the rules meanwhile");
    }
}

package org.consilium.web.routing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.consilium.cases.Discipline;
import org.consilium.cases.Participant;
import org.consilium.cases.Urgency;
import org.consilium.cases.routing.Rank;
import org.consilium.cases.routing.Ring;
import org.consilium.cases.routing.RoutingRule;
import org.consilium.cases.routing.RuleProblem;
import org.consilium.cases.routing.RuleSet;
import org.consilium.cases.routing.RuleTrial;
import org.consilium.security.InstitutionId;
import org.consilium.web.casework.ReasonView;
import org.consilium.web.json.Body;
import org.consilium.web.people.InstitutionNames.InstitutionRef;
import org.jspecify.annotations.Nullable;

/** How routing rules are written in JSON. */
final class RuleBodies {

    private RuleBodies() {}

    /** @param basedOn the version that was changed; 0 or nothing for none */
    record RulesRequest(
            @Nullable UUID institutionId,
            @Nullable Integer basedOn,
            @Nullable List<Rank> ranks,
            @Nullable List<RuleBody> rules,
            @Nullable String note,
            @Nullable Integer restores) {

        InstitutionId institution() {
            return new InstitutionId(Body.require(institutionId, "institutionId"));
        }

        RuleSet set() {
            return new RuleSet(
                    ranks == null ? Rank.USUAL : ranks,
                    Body.list(rules, "rules").stream().map(RuleBody::rule).toList());
        }
    }

    record RuleBody(
            @Nullable String name,
            RoutingRule.@Nullable Effect effect,
            @Nullable Set<Discipline> disciplines,
            @Nullable Set<Urgency> urgencies,
            @Nullable Set<String> sites,
            @Nullable Set<String> modalities,
            @Nullable Set<String> languages,
            @Nullable Set<UUID> institutions,
            @Nullable Set<String> specialties,
            @Nullable Set<Ring> rings,
            @Nullable Boolean unlessNobody) {

        RoutingRule rule() {
            return new RoutingRule(
                    name == null ? "" : Body.optionalLine(name, "name").orElse(""),
                    Body.require(effect, "effect"),
                    new RoutingRule.When(
                            given(disciplines), given(urgencies), given(sites), given(modalities), given(languages)),
                    new RoutingRule.Whom(
                            given(institutions).stream().map(InstitutionId::new).collect(Collectors.toSet()),
                            given(specialties),
                            given(rings)),
                    Boolean.TRUE.equals(unlessNobody));
        }

        private static <T> Set<T> given(@Nullable Set<T> values) {
            return values == null
                    ? Set.of()
                    : values.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        }

        static RuleBody of(RoutingRule rule) {
            return new RuleBody(
                    rule.name(),
                    rule.effect(),
                    rule.when().disciplines(),
                    rule.when().urgencies(),
                    rule.when().sites(),
                    rule.when().modalities(),
                    rule.when().languages(),
                    rule.whom().institutions().stream()
                            .map(InstitutionId::value)
                            .collect(Collectors.toSet()),
                    rule.whom().specialties(),
                    rule.whom().rings(),
                    rule.unlessNobody());
        }
    }

    /** @param places whose rules the caller lays down */
    record PlacesView(List<InstitutionRef> places, List<String> specialties) {}

    record VersionView(
            int version,
            Instant savedAt,
            String savedBy,
            Optional<String> note,
            Optional<Integer> restores,
            List<Rank> ranks,
            List<RuleBody> rules) {}

    record ProblemView(int rule, String field, RuleProblem.Kind kind, String text) {

        static ProblemView of(RuleProblem problem) {
            return new ProblemView(problem.rule(), problem.field(), problem.kind(), problem.text());
        }
    }

    record TrialView(List<ProblemView> problems, List<TriedView> cases) {

        static TrialView of(RuleTrial trial) {
            return new TrialView(
                    trial.problems().stream().map(ProblemView::of).toList(),
                    trial.cases().stream().map(TriedView::of).toList());
        }
    }

    record TriedView(
            UUID id, String number, Instant submittedAt, boolean differs, ChoiceView before, ChoiceView after) {

        static TriedView of(RuleTrial.Tried tried) {
            return new TriedView(
                    tried.id().value(),
                    tried.number(),
                    tried.submittedAt(),
                    tried.differs(),
                    ChoiceView.of(tried.before()),
                    ChoiceView.of(tried.after()));
        }
    }

    record ChoiceView(
            Optional<PersonView> first, Optional<PersonView> backup, String explanation, List<ReasonView> reasons) {

        static ChoiceView of(RuleTrial.Choice choice) {
            return new ChoiceView(
                    choice.first().map(PersonView::of),
                    choice.backup().map(PersonView::of),
                    choice.why().text(),
                    ReasonView.of(choice.why()));
        }
    }

    record PersonView(UUID id, String name) {

        static PersonView of(Participant participant) {
            return new PersonView(participant.id().value(), participant.name());
        }
    }
}

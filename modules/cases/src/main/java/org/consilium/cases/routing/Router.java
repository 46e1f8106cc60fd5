package org.consilium.cases.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.cases.Explanation;
import org.consilium.cases.RoutingStep.Outcome;
import org.consilium.cases.duty.Duty;
import org.consilium.cases.routing.Decision.Step;
import org.consilium.security.PersonId;

/**
 * Finds whom to ask. Filters: corridor, topic, languages, interest, roster, rules of coordinators, load, earlier answers. Ranks: by the rules, level
 * before load; deputies move up. Where nobody is left, rules that give way do so, then those who let an offer pass are asked once more; where nobody is
 * left even so, a coordinator decides.
 */
public final class Router {

    private final InstitutionTree tree;
    private final Map<PersonId, List<PersonId>> deputies;
    private final RuleSet rules;

    /** @param deputies who is to be asked in place of whom, in this order */
    public Router(InstitutionTree tree, Map<PersonId, List<PersonId>> deputies, RuleSet rules) {
        this.tree = tree;
        this.deputies = deputies;
        this.rules = rules;
    }

    public Decision decide(Inquiry asked, Collection<Specialist> specialists, Instant now) {
        var steps = new ArrayList<Step>();
        steps.add(step("corridor", Outcome.PASSED, Because.CORRIDOR_OPEN.alone()));
        var round = round(asked, rules, specialists, now, steps);
        var givingWay = rules.givingWay(asked);
        if (round.isEmpty() && !givingWay.isEmpty()) {
            givingWay.forEach(
                    rule -> steps.add(step("rule", Outcome.WIDENED, Because.RULE_WIDENED.alone("rule", rule.name()))));
            round = round(asked, rules.firm(), specialists, now, steps);
        }
        if (round.isEmpty() && !asked.silent().isEmpty()) {
            steps.add(step("answer", Outcome.WIDENED, Because.SILENT_AGAIN.alone()));
            round = round(asked.withoutSilent(), round.rules(), specialists, now, steps);
        }
        return rank(round, specialists, now, steps);
    }

    private static Step step(String rule, Outcome outcome, Explanation explanation) {
        return new Step(rule, outcome, Optional.empty(), explanation);
    }

    /** One pass of all filters. */
    private record Round(
            Inquiry inquiry, RuleSet rules, Filters filters, Map<PersonId, Explanation> excluded, int specialists) {

        boolean isEmpty() {
            return excluded.size() == specialists;
        }
    }

    private static Round round(
            Inquiry inquiry, RuleSet rules, Collection<Specialist> specialists, Instant now, List<Step> steps) {
        var filters = new Filters(now, rules);
        Map<PersonId, Explanation> excluded = new HashMap<>();
        for (var specialist : specialists) {
            var id = specialist.person().id();
            filters.firstThatExcludes(inquiry, specialist)
                    .ifPresentOrElse(
                            step -> {
                                excluded.put(id, step.explanation());
                                steps.add(step);
                            },
                            () -> steps.add(
                                    new Step("filters", Outcome.PASSED, Optional.of(id), filters.fits(specialist))));
        }
        return new Round(inquiry, rules, filters, excluded, specialists.size());
    }

    private Decision rank(Round round, Collection<Specialist> specialists, Instant now, List<Step> steps) {
        var inquiry = round.inquiry();
        var eligible = specialists.stream()
                .filter(specialist ->
                        !round.excluded().containsKey(specialist.person().id()))
                .toList();
        var offDuty = specialists.stream()
                .filter(one -> round.filters().onlyDutyExcludes(inquiry, one))
                .toList();
        var away = offDuty.stream()
                .filter(one ->
                        one.plan().at(now) instanceof Duty.Off off && off.away().isPresent())
                .toList();
        var ranks = new Ranks(tree, inquiry, deputies, round.rules());
        var ranked = ranks.order(eligible, answered(inquiry, specialists), away);
        var explanations = ranks.explanations(ranked);
        if (ranked.isEmpty()) {
            steps.add(nobody(offDuty, now));
        } else {
            explain(ranks, ranked, explanations, steps);
        }
        return new Decision(ranked, explanations, round.excluded(), steps);
    }

    private static List<Specialist> answered(Inquiry inquiry, Collection<Specialist> specialists) {
        return specialists.stream()
                .filter(one -> inquiry.declined().contains(one.person().id())
                        || inquiry.silent().contains(one.person().id()))
                .toList();
    }

    private static Step nobody(List<Specialist> offDuty, Instant now) {
        var next = offDuty.stream()
                .flatMap(one -> one.plan().at(now) instanceof Duty.Off off ? off.next().stream() : Stream.empty())
                .min(Comparator.naturalOrder());
        return step(
                "level",
                Outcome.NOBODY,
                next.map(at -> Because.all(Because.NOBODY.with(), Because.SOMEBODY_FROM.with("at", at)))
                        .orElseGet(Because.NOBODY::alone));
    }

    private static void explain(
            Ranks ranks, List<Specialist> ranked, Map<PersonId, Explanation> explanations, List<Step> steps) {
        var nearest =
                ranked.stream().map(ranks::ring).min(Comparator.naturalOrder()).orElseThrow();
        for (var ring : Ring.values()) {
            if (ring.compareTo(nearest) < 0) {
                steps.add(step("level", Outcome.WIDENED, Because.NOBODY_IN_RING.alone("ring", ring)));
            }
        }
        explanations.forEach((id, why) -> steps.add(new Step("level, load", Outcome.RANKED, Optional.of(id), why)));
        steps.add(new Step(
                "choice", Outcome.CHOSEN, Optional.of(ranked.getFirst().person().id()), Because.FIRST.alone()));
        ranked.stream()
                .skip(1)
                .findFirst()
                .ifPresent(second -> steps.add(new Step(
                        "choice", Outcome.BACKUP, Optional.of(second.person().id()), Because.BACKUP.alone())));
    }
}

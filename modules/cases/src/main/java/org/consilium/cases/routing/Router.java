package org.consilium.cases.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.RoutingStep.Outcome;
import org.consilium.cases.routing.Decision.Step;
import org.consilium.security.PersonId;

/**
 * Finds whom to ask. Filters: corridor, topic, languages, roster, load, earlier answers. Ranks: level, then load. Where
 * nobody is left, those who let an offer pass are asked once more; where nobody is left even so, a coordinator decides.
 */
public final class Router {

    private final InstitutionTree tree;

    public Router(InstitutionTree tree) {
        this.tree = tree;
    }

    public Decision decide(Inquiry inquiry, Collection<Specialist> specialists, Instant now) {
        var steps = new ArrayList<Step>();
        steps.add(new Step(
                "corridor", Outcome.PASSED, Optional.empty(), "Inside one node the corridor is open to everybody."));
        var filters = new Filters(now);
        var excluded = exclude(inquiry, specialists, filters, steps);
        if (excluded.size() == specialists.size() && !inquiry.silent().isEmpty()) {
            steps.add(new Step(
                    "answer",
                    Outcome.WIDENED,
                    Optional.empty(),
                    "Nobody else is left: who let an offer pass is asked once more."));
            excluded = exclude(withoutSilent(inquiry), specialists, filters, steps);
        }
        var left = excluded.keySet();
        var ranked = specialists.stream()
                .filter(specialist -> !left.contains(specialist.person().id()))
                .sorted(order(inquiry))
                .toList();
        explainRanks(inquiry, ranked, steps);
        return new Decision(ranked, excluded, steps);
    }

    private static Map<PersonId, String> exclude(
            Inquiry inquiry, Collection<Specialist> specialists, Filters filters, List<Step> steps) {
        Map<PersonId, String> excluded = new HashMap<>();
        for (var specialist : specialists) {
            var id = specialist.person().id();
            firstThatExcludes(inquiry, specialist, filters)
                    .ifPresentOrElse(
                            step -> {
                                excluded.put(id, step.explanation());
                                steps.add(step);
                            },
                            () -> steps.add(new Step(
                                    "filters",
                                    Outcome.PASSED,
                                    Optional.of(id),
                                    "Topic, languages, roster and load fit.")));
        }
        return excluded;
    }

    private static Optional<Step> firstThatExcludes(Inquiry inquiry, Specialist specialist, Filters filters) {
        return filters.all().stream()
                .flatMap(filter -> filter.why().apply(inquiry, specialist).stream()
                        .map(why -> new Step(
                                filter.rule(),
                                Outcome.EXCLUDED,
                                Optional.of(specialist.person().id()),
                                why)))
                .findFirst();
    }

    private static Inquiry withoutSilent(Inquiry inquiry) {
        return new Inquiry(
                inquiry.referrer(),
                inquiry.origin(),
                inquiry.discipline(),
                inquiry.site(),
                inquiry.modalities(),
                inquiry.languages(),
                inquiry.declined(),
                Set.of(),
                inquiry.asked());
    }

    private Comparator<Specialist> order(Inquiry inquiry) {
        return Comparator.<Specialist, Ring>comparing(specialist -> ring(inquiry, specialist))
                .thenComparingInt(specialist -> distance(inquiry, specialist))
                .thenComparingInt(Specialist::openCases)
                .thenComparingDouble(specialist -> specialist.medianHours().orElse(0))
                .thenComparing(specialist -> specialist.person().account());
    }

    private static Ring ring(Inquiry inquiry, Specialist specialist) {
        return Ring.of(inquiry.origin(), specialist.institution());
    }

    private int distance(Inquiry inquiry, Specialist specialist) {
        return tree.distance(inquiry.origin().id(), specialist.institution().id());
    }

    private void explainRanks(Inquiry inquiry, List<Specialist> ranked, List<Step> steps) {
        if (ranked.isEmpty()) {
            steps.add(new Step(
                    "level", Outcome.NOBODY, Optional.empty(), "Nobody is left: a coordinator has to decide."));
            return;
        }
        var nearest = ring(inquiry, ranked.getFirst());
        for (var ring : Ring.values()) {
            if (ring.compareTo(nearest) < 0) {
                steps.add(new Step("level", Outcome.WIDENED, Optional.empty(), "Nobody there: " + ring.text() + "."));
            }
        }
        explanations(inquiry, ranked)
                .forEach((id, text) -> steps.add(new Step("level, load", Outcome.RANKED, Optional.of(id), text)));
        steps.add(new Step(
                "choice", Outcome.CHOSEN, Optional.of(ranked.getFirst().person().id()), "First of all ranks."));
        ranked.stream()
                .skip(1)
                .findFirst()
                .ifPresent(second -> steps.add(new Step(
                        "choice",
                        Outcome.BACKUP,
                        Optional.of(second.person().id()),
                        "Asked when the first choice is slow.")));
    }

    /** Why everybody eligible stands where they stand, in the order of their ranks. */
    public Map<PersonId, String> explanations(Inquiry inquiry, List<Specialist> ranked) {
        var texts = new LinkedHashMap<PersonId, String>();
        for (int i = 0; i < ranked.size(); i++) {
            var specialist = ranked.get(i);
            var median = specialist.medianHours().isPresent()
                    ? "median answer %.0f h".formatted(specialist.medianHours().getAsDouble())
                    : "no answer yet";
            texts.put(
                    specialist.person().id(),
                    "Rank %d: %s; %d open of at most %d; %s."
                            .formatted(
                                    i + 1,
                                    ring(inquiry, specialist).text(),
                                    specialist.openCases(),
                                    specialist.profile().maxOpenCases(),
                                    median));
        }
        return texts;
    }
}

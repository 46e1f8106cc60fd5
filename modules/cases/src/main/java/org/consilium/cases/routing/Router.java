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
import org.consilium.cases.RoutingStep.Outcome;
import org.consilium.cases.duty.Duty;
import org.consilium.cases.routing.Decision.Step;
import org.consilium.security.PersonId;

/**
 * Finds whom to ask. Filters: corridor, topic, languages, interest, roster, load, earlier answers. Ranks: level, then load; deputies move up. Where
 * nobody is left, those who let an offer pass are asked once more; where nobody is left even so, a coordinator decides.
 */
public final class Router {

    private final InstitutionTree tree;
    private final Map<PersonId, List<PersonId>> deputies;

    /** @param deputies who is to be asked in place of whom, in this order */
    public Router(InstitutionTree tree, Map<PersonId, List<PersonId>> deputies) {
        this.tree = tree;
        this.deputies = deputies;
    }

    public Decision decide(Inquiry asked, Collection<Specialist> specialists, Instant now) {
        var steps = new ArrayList<Step>();
        steps.add(new Step(
                "corridor", Outcome.PASSED, Optional.empty(), "Inside one node the corridor is open to everybody."));
        var filters = new Filters(now);
        var inquiry = asked;
        var excluded = exclude(inquiry, specialists, filters, steps);
        if (excluded.size() == specialists.size() && !inquiry.silent().isEmpty()) {
            steps.add(new Step(
                    "answer",
                    Outcome.WIDENED,
                    Optional.empty(),
                    "Nobody else is left: who let an offer pass is asked once more."));
            inquiry = inquiry.withoutSilent();
            excluded = exclude(inquiry, specialists, filters, steps);
        }
        var left = excluded.keySet();
        var eligible = specialists.stream()
                .filter(specialist -> !left.contains(specialist.person().id()))
                .toList();
        var ranks = new Ranks(tree, inquiry, deputies);
        var ranked = ranks.order(
                eligible,
                answered(inquiry, specialists),
                offDuty(inquiry, specialists, filters).stream()
                        .filter(one -> one.plan().at(now) instanceof Duty.Off off
                                && off.away().isPresent())
                        .toList());
        var explanations = ranks.explanations(ranked);
        if (ranked.isEmpty()) {
            steps.add(nobody(offDuty(inquiry, specialists, filters), now));
        } else {
            explain(ranks, ranked, explanations, steps);
        }
        return new Decision(ranked, explanations, excluded, steps);
    }

    private static Map<PersonId, String> exclude(
            Inquiry inquiry, Collection<Specialist> specialists, Filters filters, List<Step> steps) {
        Map<PersonId, String> excluded = new HashMap<>();
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
        return excluded;
    }

    private static List<Specialist> answered(Inquiry inquiry, Collection<Specialist> specialists) {
        return specialists.stream()
                .filter(one -> inquiry.declined().contains(one.person().id())
                        || inquiry.silent().contains(one.person().id()))
                .toList();
    }

    /** Who could be asked at another hour. */
    private static List<Specialist> offDuty(Inquiry inquiry, Collection<Specialist> specialists, Filters filters) {
        return specialists.stream()
                .filter(one -> filters.onlyDutyExcludes(inquiry, one))
                .toList();
    }

    private static Step nobody(List<Specialist> offDuty, Instant now) {
        var next = offDuty.stream()
                .flatMap(one -> one.plan().at(now) instanceof Duty.Off off ? off.next().stream() : Stream.empty())
                .min(Comparator.naturalOrder());
        var text = "Nobody is left: a coordinator has to decide."
                + next.map(" Somebody who fits is on duty from %s."::formatted).orElse("");
        return new Step("level", Outcome.NOBODY, Optional.empty(), text);
    }

    private static void explain(
            Ranks ranks, List<Specialist> ranked, Map<PersonId, String> explanations, List<Step> steps) {
        var nearest =
                ranked.stream().map(ranks::ring).min(Comparator.naturalOrder()).orElseThrow();
        for (var ring : Ring.values()) {
            if (ring.compareTo(nearest) < 0) {
                steps.add(new Step("level", Outcome.WIDENED, Optional.empty(), "Nobody there: " + ring.text() + "."));
            }
        }
        explanations.forEach((id, text) -> steps.add(new Step("level, load", Outcome.RANKED, Optional.of(id), text)));
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
}

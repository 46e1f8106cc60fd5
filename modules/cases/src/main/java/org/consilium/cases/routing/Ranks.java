package org.consilium.cases.routing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.cases.Explanation;
import org.consilium.cases.Explanation.Reason;
import org.consilium.security.PersonId;

/**
 * In which order those who are left are asked: by the ranks of the rules, level before load. Deputies move up: in front of all
 * others for somebody who has declined or let an offer pass, to the place of somebody who is away, and behind a first choice whose deputy they are.
 */
final class Ranks {

    private final InstitutionTree tree;
    private final Inquiry inquiry;
    private final Map<PersonId, List<PersonId>> deputies;
    private final RuleSet rules;
    private final Map<PersonId, Reason> standsInFor = new LinkedHashMap<>();

    Ranks(InstitutionTree tree, Inquiry inquiry, Map<PersonId, List<PersonId>> deputies, RuleSet rules) {
        this.tree = tree;
        this.inquiry = inquiry;
        this.deputies = deputies;
        this.rules = rules;
    }

    /**
     * @param eligible those who hold all filters
     * @param answered those who would, had they not declined or let an offer pass
     * @param away those who would, were they not absent
     */
    List<Specialist> order(List<Specialist> eligible, List<Specialist> answered, List<Specialist> away) {
        Map<PersonId, Specialist> left =
                eligible.stream().collect(Collectors.toMap(one -> one.person().id(), Function.identity()));
        var order = new LinkedHashSet<Specialist>();
        sorted(answered).forEach(one -> order.addAll(deputies(one, left, Because.DEPUTY_OF_SILENT)));
        var absent = Set.copyOf(away);
        var all = new ArrayList<>(eligible);
        all.addAll(away);
        for (var one : sorted(all)) {
            if (absent.contains(one)) {
                order.addAll(deputies(one, left, Because.DEPUTY_OF_ABSENT));
            } else {
                order.add(one);
            }
        }
        return withBackup(new ArrayList<>(order), left);
    }

    private List<Specialist> withBackup(List<Specialist> order, Map<PersonId, Specialist> left) {
        if (order.size() < 2) {
            return order;
        }
        var first = order.getFirst();
        left.remove(first.person().id());
        deputies(first, left, Because.DEPUTY_OF_FIRST).stream().findFirst().ifPresent(backup -> {
            order.remove(backup);
            order.add(1, backup);
        });
        return order;
    }

    /** The deputies of somebody who can be asked, in the order in which they are named. */
    private List<Specialist> deputies(Specialist of, Map<PersonId, Specialist> left, Because why) {
        var found = deputies.getOrDefault(of.person().id(), List.of()).stream()
                .flatMap(id -> Optional.ofNullable(left.get(id)).stream())
                .toList();
        found.forEach(deputy -> standsInFor.putIfAbsent(
                deputy.person().id(), why.with("person", of.person().name())));
        return found;
    }

    private List<Specialist> sorted(List<Specialist> specialists) {
        return specialists.stream()
                .sorted(rules.ranks().stream()
                        .map(this::by)
                        .reduce(Comparator::thenComparing)
                        .orElseThrow()
                        .thenComparing(one -> one.person().account()))
                .toList();
    }

    private Comparator<Specialist> by(Rank rank) {
        return switch (rank) {
            case PREFERENCE -> Comparator.comparingInt(one -> rules.preference(inquiry, one));
            case LEVEL -> Comparator.comparing(this::ring);
            case DISTANCE ->
                Comparator.comparingInt(one ->
                        tree.distance(inquiry.origin().id(), one.institution().id()));
            case LOAD -> Comparator.comparingDouble(Specialist::load);
            case TURNAROUND ->
                Comparator.comparingDouble(one -> one.medianHours().orElse(0));
            case LAST_ASKED -> Comparator.comparing(one -> one.lastOffer().orElse(Instant.MIN));
        };
    }

    Ring ring(Specialist specialist) {
        return Ring.of(inquiry.origin(), specialist.institution());
    }

    /** Why everybody stands where they stand. */
    SequencedMap<PersonId, Explanation> explanations(List<Specialist> ranked) {
        var all = new LinkedHashMap<PersonId, Explanation>();
        for (int i = 0; i < ranked.size(); i++) {
            var one = ranked.get(i);
            var reasons = new ArrayList<Reason>();
            reasons.add(Because.RANK.with("rank", i + 1));
            Optional.ofNullable(standsInFor.get(one.person().id())).ifPresent(reasons::add);
            rules.preferring(inquiry, one).ifPresent(rule -> reasons.add(Because.PREFERRED.with("rule", rule.name())));
            reasons.add(Because.RING.with("ring", ring(one)));
            reasons.add(Because.LOAD.with(
                    "open", one.openCases(), "max", one.profile().maxOpenCases()));
            reasons.add(
                    one.medianHours().isPresent()
                            ? Because.MEDIAN.with(
                                    "hours", Math.round(one.medianHours().getAsDouble()))
                            : Because.NO_ANSWER_YET.with());
            reasons.add(one.lastOffer()
                    .map(at -> Because.LAST_ASKED.with("at", at.truncatedTo(ChronoUnit.MINUTES)))
                    .orElseGet(Because.NEVER_ASKED::with));
            all.put(one.person().id(), Because.all(reasons));
        }
        return all;
    }
}

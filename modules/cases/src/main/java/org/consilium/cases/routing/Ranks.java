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
import org.consilium.security.PersonId;

/**
 * In which order those who are left are asked: level, then load, then how fast and how long ago they were asked. Deputies move up: in front of all
 * others for somebody who has declined or let an offer pass, to the place of somebody who is away, and behind a first choice whose deputy they are.
 */
final class Ranks {

    private final InstitutionTree tree;
    private final Inquiry inquiry;
    private final Map<PersonId, List<PersonId>> deputies;
    private final Map<PersonId, String> standsInFor = new LinkedHashMap<>();

    Ranks(InstitutionTree tree, Inquiry inquiry, Map<PersonId, List<PersonId>> deputies) {
        this.tree = tree;
        this.inquiry = inquiry;
        this.deputies = deputies;
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
        sorted(answered).forEach(one -> order.addAll(deputies(one, left, "has declined or not answered")));
        var absent = Set.copyOf(away);
        var all = new ArrayList<>(eligible);
        all.addAll(away);
        for (var one : sorted(all)) {
            if (absent.contains(one)) {
                order.addAll(deputies(one, left, "is away"));
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
        deputies(first, left, "is asked first").stream().findFirst().ifPresent(backup -> {
            order.remove(backup);
            order.add(1, backup);
        });
        return order;
    }

    /** The deputies of somebody who can be asked, in the order in which they are named. */
    private List<Specialist> deputies(Specialist of, Map<PersonId, Specialist> left, String why) {
        var found = deputies.getOrDefault(of.person().id(), List.of()).stream()
                .flatMap(id -> Optional.ofNullable(left.get(id)).stream())
                .toList();
        found.forEach(deputy -> standsInFor.putIfAbsent(
                deputy.person().id(),
                "deputy of %s, who %s".formatted(of.person().name(), why)));
        return found;
    }

    private List<Specialist> sorted(List<Specialist> specialists) {
        return specialists.stream()
                .sorted(Comparator.<Specialist, Ring>comparing(this::ring)
                        .thenComparingInt(one -> tree.distance(
                                inquiry.origin().id(), one.institution().id()))
                        .thenComparingDouble(Specialist::load)
                        .thenComparingDouble(one -> one.medianHours().orElse(0))
                        .thenComparing(one -> one.lastOffer().orElse(Instant.MIN))
                        .thenComparing(one -> one.person().account()))
                .toList();
    }

    Ring ring(Specialist specialist) {
        return Ring.of(inquiry.origin(), specialist.institution());
    }

    /** Why everybody stands where they stand. */
    SequencedMap<PersonId, String> explanations(List<Specialist> ranked) {
        var texts = new LinkedHashMap<PersonId, String>();
        for (int i = 0; i < ranked.size(); i++) {
            var one = ranked.get(i);
            var id = one.person().id();
            var deputy = Optional.ofNullable(standsInFor.get(id)).map(text -> text + "; ");
            texts.put(
                    id,
                    "Rank %d: %s%s; %d open of at most %d; %s; %s."
                            .formatted(
                                    i + 1,
                                    deputy.orElse(""),
                                    ring(one).text(),
                                    one.openCases(),
                                    one.profile().maxOpenCases(),
                                    median(one),
                                    lastOffer(one)));
        }
        return texts;
    }

    private static String median(Specialist one) {
        return one.medianHours().isPresent()
                ? "median answer %.0f h".formatted(one.medianHours().getAsDouble())
                : "no answer yet";
    }

    private static String lastOffer(Specialist one) {
        return one.lastOffer()
                .map(at -> "last asked %s".formatted(at.truncatedTo(ChronoUnit.MINUTES)))
                .orElse("never asked before");
    }
}

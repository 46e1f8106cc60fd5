package org.consilium.cases.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.cases.Discipline;
import org.consilium.cases.Urgency;
import org.consilium.cases.routing.RoutingRule.Effect;
import org.consilium.cases.routing.RoutingRule.When;
import org.consilium.cases.routing.RoutingRule.Whom;
import org.consilium.security.Institution;

/** Sets of rules as nobody would write them. */
final class RandomRules {

    private static final int RULES_MAX = 6;

    private RandomRules() {}

    static RuleSet next(Random random, List<Institution> institutions) {
        var ranks = new ArrayList<>(Rank.USUAL);
        Collections.shuffle(ranks, random);
        var rules = new ArrayList<RoutingRule>();
        for (int i = random.nextInt(RULES_MAX); i >= 0; i--) {
            var when = new When(
                    some(random, List.of(Discipline.values())),
                    some(random, List.of(Urgency.values())),
                    some(random, List.of("C34", "C", "C50")),
                    some(random, List.of("CT", "MR")),
                    some(random, List.of("ru", "ja", "en-GB")));
            var whom = new Whom(
                    some(random, institutions).stream().map(Institution::id).collect(Collectors.toSet()),
                    some(random, List.of("Radiology")),
                    some(random, Arrays.asList(Ring.values())));
            rules.add(
                    new RoutingRule("rule " + i, Effect.values()[random.nextInt(3)], when, whom, random.nextBoolean()));
        }
        return new RuleSet(ranks, rules);
    }

    private static <T> Set<T> some(Random random, List<T> values) {
        return random.nextInt(3) > 0
                ? Set.of()
                : values.stream().filter(one -> random.nextBoolean()).collect(Collectors.toSet());
    }
}

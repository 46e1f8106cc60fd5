package org.consilium.cases.routing;

import java.util.List;
import java.util.Optional;

/**
 * What coordinators lay down: the order of the ranks, and rules. Neither can bring in somebody whom the filters of the node keep out: corridor and
 * consent, conflict of interest, licence, topic, languages, roster and load hold whatever a rule says.
 */
public record RuleSet(List<Rank> ranks, List<RoutingRule> rules) {

    /** As if nobody had laid down anything. */
    public static final RuleSet NONE = new RuleSet(Rank.USUAL, List.of());

    /** Most rules of one set. */
    public static final int RULES_MAX = 200;

    public RuleSet {
        ranks = List.copyOf(ranks);
        rules = List.copyOf(rules);
    }

    /** The first rule that keeps somebody out. */
    Optional<RoutingRule> keepingOut(Inquiry inquiry, Specialist specialist) {
        return rules.stream()
                .filter(rule -> rule.keepsOut(inquiry, specialist).isPresent())
                .findFirst();
    }

    /** The first rule that prefers somebody. */
    Optional<RoutingRule> preferring(Inquiry inquiry, Specialist specialist) {
        return rules.stream().filter(rule -> rule.prefers(inquiry, specialist)).findFirst();
    }

    /** The place of the first rule that prefers somebody; behind all when there is none. */
    int preference(Inquiry inquiry, Specialist specialist) {
        return preferring(inquiry, specialist).map(rules::indexOf).orElse(rules.size());
    }

    /** Rules about a case that give way when nobody is left. */
    List<RoutingRule> givingWay(Inquiry inquiry) {
        return rules.stream()
                .filter(rule -> rule.unlessNobody()
                        && rule.effect() != RoutingRule.Effect.PREFER
                        && rule.when().holds(inquiry))
                .toList();
    }

    /** The same without those that give way. */
    RuleSet firm() {
        return new RuleSet(
                ranks, rules.stream().filter(rule -> !rule.unlessNobody()).toList());
    }
}

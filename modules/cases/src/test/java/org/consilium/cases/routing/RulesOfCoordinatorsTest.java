package org.consilium.cases.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.consilium.cases.Explanation;
import org.consilium.cases.RoutingStep.Outcome;
import org.consilium.cases.Urgency;
import org.consilium.cases.routing.RoutingRule.Effect;
import org.consilium.cases.routing.RoutingRule.When;
import org.consilium.cases.routing.RoutingRule.Whom;
import org.consilium.security.Role;
import org.junit.jupiter.api.Test;

/** What coordinators may change about whom the router asks, and what they may not. */
class RulesOfCoordinatorsTest extends Hospitals {

    @Test
    void aPreferredInstitutionIsAskedBeforeTheNextLevel() {
        var near = specialist("a", regional).build();
        var preferred = specialist("b", tokyo).build();
        var rules = rules(Rank.USUAL, rule("Lung to Tokyo", Effect.PREFER, lung(), at(tokyo), false));

        var decision = router(rules).decide(inquiry().build(), List.of(near, preferred), NOW);

        assertThat(decision.ranked()).containsExactly(preferred, near);
        assertThat(Objects.requireNonNull(
                                decision.explanations().get(preferred.person().id()))
                        .reasons())
                .extracting(Explanation.Reason::code)
                .contains("PREFERRED");
        assertThat(router(rules)
                        .decide(inquiry().site("C50").build(), List.of(preferred), NOW)
                        .ranked())
                .as("a case of another site is not what the rule is about, and the filter of the site holds")
                .isEmpty();
    }

    @Test
    void theOrderOfTheRanksIsThatOfTheRules() {
        var nearBusy = specialist("a", regional).open(3).build();
        var preferredFar = specialist("b", tokyo).build();
        var levelFirst =
                List.of(Rank.LEVEL, Rank.PREFERENCE, Rank.LOAD, Rank.DISTANCE, Rank.TURNAROUND, Rank.LAST_ASKED);
        var rule = rule("Tokyo", Effect.PREFER, When.ALWAYS, at(tokyo), false);

        assertThat(router(rules(levelFirst, rule))
                        .decide(inquiry().build(), List.of(nearBusy, preferredFar), NOW)
                        .ranked())
                .containsExactly(nearBusy, preferredFar);
    }

    @Test
    void aRuleThatGivesWayDoesSoOnlyWhenNobodyIsLeft() {
        var near = specialist("a", regional).build();
        var abroad = specialist("b", tokyo).build();
        var within = new Whom(Set.of(), Set.of(), Set.of(Ring.ABROAD));
        var soft = router(rules(Rank.USUAL, rule("Not abroad", Effect.EXCLUDE, When.ALWAYS, within, true)));
        var firm = router(rules(Rank.USUAL, rule("Not abroad", Effect.EXCLUDE, When.ALWAYS, within, false)));

        assertThat(soft.decide(inquiry().build(), List.of(near, abroad), NOW).ranked())
                .containsExactly(near);
        var alone = soft.decide(inquiry().build(), List.of(abroad), NOW);
        assertThat(alone.ranked()).containsExactly(abroad);
        assertThat(alone.steps())
                .anyMatch(
                        step -> step.outcome() == Outcome.WIDENED && step.rule().equals("rule"));
        assertThat(firm.decide(inquiry().build(), List.of(abroad), NOW).ranked())
                .isEmpty();
    }

    @Test
    void aRequiredSpecialtyKeepsOthersOut() {
        var thoracic = specialist("a", tokyo).specialty("Thoracic radiology").build();
        var general = specialist("b", regional).specialty("Radiology").build();
        var whom = new Whom(Set.of(), Set.of("thoracic RADIOLOGY "), Set.of());
        var router = router(rules(Rank.USUAL, rule("Lung", Effect.REQUIRE, lung(), whom, false)));

        assertThat(router.decide(inquiry().build(), List.of(thoracic, general), NOW)
                        .ranked())
                .containsExactly(thoracic);
    }

    /** Whatever coordinators write: who is kept out by the node's own filters is not asked. */
    @Test
    void noRuleBringsSomebodyInWhomAFilterKeepsOut() {
        var kept = List.of(
                specialist("self", regional).id(referrer).build(),
                specialist("same", district).department("Онкология").build(),
                specialist("treats", district)
                        .roles(Role.SPECIALIST, Role.REFERRER)
                        .build(),
                specialist("licence", regional)
                        .licence(LocalDate.parse("2026-01-01"))
                        .build(),
                specialist("site", regional).site("C50").build(),
                specialist("language", regional).languages("ko").build(),
                specialist("off", regional).offDuty().build(),
                specialist("full", regional).open(5).build());
        var random = new Random(20261122);
        for (int round = 0; round < 2_000; round++) {
            var rules = RandomRules.next(random, List.of(centre, regional, farRegional, district, tokyo));
            var inquiry = inquiry()
                    .department("Онкология")
                    .urgency(Urgency.values()[random.nextInt(3)])
                    .build();

            assertThat(router(rules).decide(inquiry, kept, NOW).ranked())
                    .as("round %d: %s", round, rules)
                    .isEmpty();
        }
    }

    /** A rule that gives way never leaves a case with nobody that would have somebody without it. */
    @Test
    void rulesThatGiveWayLeaveNoCaseAlone() {
        var all = List.of(
                specialist("a", regional).build(),
                specialist("b", tokyo).build(),
                specialist("c", centre).build());
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            var rules = RandomRules.next(random, List.of(centre, regional, farRegional, district, tokyo));
            var soft = new RuleSet(
                    rules.ranks(),
                    rules.rules().stream()
                            .map(one -> new RoutingRule(one.name(), one.effect(), one.when(), one.whom(), true))
                            .toList());

            assertThat(router(soft).decide(inquiry().build(), all, NOW).ranked())
                    .as("round %d: %s", round, soft)
                    .isNotEmpty();
        }
    }
}

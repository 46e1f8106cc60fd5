package org.consilium.cases.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.RoutingStep.Outcome;
import org.consilium.security.CareLevel;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.junit.jupiter.api.Test;

/** Whom the router asks, in which order, and what it says when nobody is left. */
class RouterTest extends Hospitals {

    @Test
    void asksTheNearestInstitutionOfTheNextHigherLevelFirstThenTheCentreThenTheOwnAndAbroadLast() {
        var abroad = specialist("a-tokyo", tokyo).build();
        var colleague = specialist("b-own", district).build();
        var national = specialist("c-centre", centre).build();
        var far = specialist("d-far", farRegional).build();
        var near = specialist("e-near", regional).build();

        var decision = router.decide(inquiry().build(), List.of(abroad, colleague, national, far, near), NOW);

        assertThat(decision.ranked()).containsExactly(near, far, national, colleague, abroad);
        assertThat(decision.chosen()).hasValue(near.person().id());
        assertThat(decision.backup()).hasValue(far.person().id());
    }

    @Test
    void saysWhichLevelsHadNobody() {
        var decision = router.decide(
                inquiry().build(), List.of(specialist("tokyo", tokyo).build()), NOW);

        assertThat(decision.steps())
                .filteredOn(step -> step.outcome() == Outcome.WIDENED)
                .extracting(step -> step.explanation().text())
                .hasSize(Ring.values().length - 1)
                .first()
                .asString()
                .contains("next higher level");
    }

    @Test
    void ofEqualsAsksWhoHasTheFewestOpenCasesThenWhoAnswersFastest() {
        var busy = specialist("a", regional).open(4).median(1).build();
        var slow = specialist("b", regional).open(1).median(30).build();
        var fast = specialist("c", regional).open(1).median(5).build();

        assertThat(router.decide(inquiry().build(), List.of(busy, slow, fast), NOW)
                        .ranked())
                .containsExactly(fast, slow, busy);
    }

    @Test
    void asksWhoLetAnOfferPassOnceMoreWhenNobodyElseIsLeft() {
        var silent = specialist("silent", regional).build();
        var other = specialist("other", tokyo).build();

        assertThat(router.decide(inquiry().silent(silent).build(), List.of(silent, other), NOW)
                        .chosen())
                .hasValue(other.person().id());
        var alone = router.decide(inquiry().silent(silent).build(), List.of(silent), NOW);
        assertThat(alone.chosen()).hasValue(silent.person().id());
        assertThat(alone.steps())
                .anyMatch(
                        step -> step.outcome() == Outcome.WIDENED && step.rule().equals("answer"));
    }

    @Test
    void saysThatACoordinatorHasToDecideWhenNobodyIsLeft() {
        var decision = router.decide(inquiry().build(), List.of(), NOW);

        assertThat(decision.chosen()).isEmpty();
        assertThat(decision.steps()).last().matches(step -> step.outcome() == Outcome.NOBODY);
    }

    @Test
    void aCircleOfInstitutionsDoesNotHoldItUp() {
        var a = new InstitutionId(UUID.randomUUID());
        var b = new InstitutionId(UUID.randomUUID());
        var tree = new InstitutionTree(List.of(
                new Institution(a, "A", CareLevel.BASIC, Optional.of(b), "CN", Optional.empty()),
                new Institution(b, "B", CareLevel.BASIC, Optional.of(a), "CN", Optional.empty())));

        assertThat(tree.upwards(a)).containsExactly(a, b);
    }

    @Test
    void saysWhenSomebodyWhoFitsIsNextOnDuty() {
        var decision = router.decide(
                inquiry().build(),
                List.of(
                        specialist("r", regional)
                                .zone("Asia/Tokyo")
                                .mondays("08:00", "17:00")
                                .build(),
                        specialist("s", regional)
                                .site("C50")
                                .mondays("00:00", "17:00")
                                .build()),
                NOW);

        assertThat(decision.steps())
                .last()
                .extracting(step -> step.explanation().text())
                .asString()
                .contains("on duty from 2026-11-22T23:00:00Z");
    }

    @Test
    void countsOpenCasesAgainstWhatSomebodyTakesAndThenAsksWhoWasAskedLongestAgo() {
        var half = specialist("a", regional).open(2).max(4).build();
        var tenth = specialist("b", regional).open(3).max(30).build();
        var tenthAskedBefore = specialist("c", regional)
                .open(3)
                .max(30)
                .lastOffer(NOW.minusSeconds(60))
                .build();
        var tenthAskedJustNow =
                specialist("d", regional).open(3).max(30).lastOffer(NOW).build();

        assertThat(router.decide(inquiry().build(), List.of(half, tenthAskedJustNow, tenthAskedBefore, tenth), NOW)
                        .ranked())
                .containsExactly(tenth, tenthAskedBefore, tenthAskedJustNow, half);
    }
}

package org.consilium.cases.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.routing.RoutingRule.Effect;
import org.consilium.cases.routing.RoutingRule.When;
import org.consilium.cases.routing.RoutingRule.Whom;
import org.consilium.cases.routing.RuleProblem.Kind;
import org.consilium.security.InstitutionId;
import org.junit.jupiter.api.Test;

class RuleCheckTest {

    private final InstitutionId known = new InstitutionId(UUID.randomUUID());
    private final RuleCheck check = new RuleCheck(Set.of(known), Set.of("Neuroradiology"));

    @Test
    void saysEverythingThatIsWrongAndWhere() {
        var fine = new RoutingRule(
                "Brain",
                Effect.REQUIRE,
                when("C71"),
                new Whom(Set.of(known), Set.of("neuroradiology"), Set.of()),
                true);
        var wrong = new RoutingRule(
                "brain ",
                Effect.PREFER,
                new When(Set.of(), Set.of(), Set.of("lung"), Set.of("ct"), Set.of("русский")),
                new Whom(Set.of(new InstitutionId(UUID.randomUUID())), Set.of("Alchemy"), Set.of()),
                true);
        var empty = new RoutingRule(" ", Effect.EXCLUDE, When.ALWAYS, new Whom(Set.of(), Set.of(), Set.of()), false);

        assertThat(check.problems(new RuleSet(Rank.USUAL, List.of(fine)))).isEmpty();
        assertThat(check.problems(new RuleSet(Rank.USUAL, List.of(fine, wrong, empty))))
                .containsExactlyInAnyOrder(
                        new RuleProblem(1, "name", Kind.NAME_TWICE),
                        new RuleProblem(1, "sites", Kind.SITE_UNREADABLE),
                        new RuleProblem(1, "modalities", Kind.MODALITY_UNREADABLE),
                        new RuleProblem(1, "languages", Kind.LANGUAGE_UNREADABLE),
                        new RuleProblem(1, "institutions", Kind.INSTITUTION_UNKNOWN),
                        new RuleProblem(1, "specialties", Kind.SPECIALTY_UNKNOWN),
                        new RuleProblem(1, "unlessNobody", Kind.CANNOT_GIVE_WAY),
                        new RuleProblem(2, "name", Kind.NAME_MISSING),
                        new RuleProblem(2, "institutions", Kind.NOBODY_MEANT));
    }

    @Test
    void aLevelComesBeforeTheLoadAndEveryRankOnce() {
        var swapped = List.of(Rank.LOAD, Rank.PREFERENCE, Rank.DISTANCE, Rank.LEVEL, Rank.TURNAROUND, Rank.LAST_ASKED);
        assertThat(check.problems(new RuleSet(swapped, List.of())))
                .containsExactly(new RuleProblem(-1, "ranks", Kind.LOAD_BEFORE_LEVEL));
        assertThat(check.problems(new RuleSet(List.of(Rank.LEVEL, Rank.LOAD), List.of())))
                .containsExactly(new RuleProblem(-1, "ranks", Kind.RANKS_INCOMPLETE));
    }

    private static When when(String site) {
        return new When(Set.of(), Set.of(), Set.of(site), Set.of(), Set.of());
    }
}

package org.consilium.cases.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.Discipline;
import org.consilium.cases.RoutingStep.Outcome;
import org.consilium.cases.routing.RoutingRule.Effect;
import org.consilium.cases.routing.RoutingRule.When;
import org.consilium.cases.routing.RoutingRule.Whom;
import org.consilium.security.CareLevel;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.PersonId;

/** A district hospital with a regional one and a centre above it, another region, and a hospital abroad; the routers between them. */
abstract class Hospitals {

    static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

    final Institution centre = institution("Центр онкологии", CareLevel.ADVANCED, "RU", Optional.empty());
    final Institution regional = institution("Областная больница", CareLevel.BASIC, "RU", Optional.of(centre.id()));
    final Institution farRegional = institution("Краевая больница", CareLevel.BASIC, "RU", Optional.of(centre.id()));
    final Institution district = institution("Районная больница", CareLevel.INITIAL, "RU", Optional.of(regional.id()));
    final Institution tokyo = institution("東京病院", CareLevel.ADVANCED, "JP", Optional.empty());
    final Router router = new Router(
            new InstitutionTree(List.of(centre, regional, farRegional, district, tokyo)), Map.of(), RuleSet.NONE);

    final PersonId referrer = new PersonId(UUID.randomUUID());

    Router router(RuleSet rules) {
        return new Router(
                new InstitutionTree(List.of(centre, regional, farRegional, district, tokyo)), Map.of(), rules);
    }

    static RuleSet rules(List<Rank> ranks, RoutingRule... rules) {
        return new RuleSet(ranks, List.of(rules));
    }

    static RoutingRule rule(String name, Effect effect, When when, Whom whom, boolean unlessNobody) {
        return new RoutingRule(name, effect, when, whom, unlessNobody);
    }

    static When lung() {
        return new When(Set.of(Discipline.RADIOLOGY), Set.of(), Set.of("C34"), Set.of("CT"), Set.of());
    }

    static Whom at(Institution institution) {
        return new Whom(Set.of(institution.id()), Set.of(), Set.of());
    }

    Router routerWith(Specialist somebody, Specialist deputy) {
        return new Router(
                new InstitutionTree(List.of(centre, regional, farRegional, district, tokyo)),
                Map.of(somebody.person().id(), List.of(deputy.person().id())),
                RuleSet.NONE);
    }

    void assertExcluded(Inquiry inquiry, Specialist specialist, String rule, String why) {
        var decision = router.decide(inquiry, List.of(specialist), NOW);

        assertThat(decision.ranked()).isEmpty();
        assertThat(decision.steps())
                .filteredOn(step -> step.outcome() == Outcome.EXCLUDED)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.rule()).isEqualTo(rule);
                    assertThat(step.explanation().text()).contains(why);
                    assertThat(step.person()).hasValue(specialist.person().id());
                });
        assertThat(Objects.requireNonNull(
                                decision.excluded().get(specialist.person().id()))
                        .text())
                .contains(why);
    }

    void assertIncluded(Inquiry inquiry, Specialist specialist) {
        assertThat(router.decide(inquiry, List.of(specialist), NOW).ranked()).containsExactly(specialist);
    }

    private static Institution institution(
            String name, CareLevel level, String country, Optional<InstitutionId> parent) {
        return new Institution(new InstitutionId(UUID.randomUUID()), name, level, parent, country, Optional.empty());
    }

    InquiryBuilder inquiry() {
        return new InquiryBuilder(referrer, district);
    }

    static SpecialistBuilder specialist(String account, Institution institution) {
        return new SpecialistBuilder(account, institution);
    }
}

package org.consilium.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.CaseId;
import org.consilium.cases.Explanation;
import org.consilium.cases.Urgency;
import org.consilium.cases.routing.Rank;
import org.consilium.cases.routing.RoutingRule;
import org.consilium.cases.routing.RoutingRule.Effect;
import org.consilium.cases.routing.RoutingRule.When;
import org.consilium.cases.routing.RoutingRule.Whom;
import org.consilium.cases.routing.RoutingRules;
import org.consilium.cases.routing.RuleSet;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What coordinators lay down: tried before, in force for their own institutions only, told by decisions, and taken back. */
class RulesIT {

    private final Region region = new Region();
    private final RoutingRules rules = region.desk.rules();

    @AfterEach
    void close() throws Exception {
        region.close();
    }

    @Test
    void aDraftIsTriedWithRecentCasesAndChangesNothingUntilItIsLaidDown() {
        var before = region.submitted(Urgency.ROUTINE).summary().id();
        assertThat(asked(before)).hasValue(region.radiologist.id());
        var draft = first(region.tokyo);

        var trial = rules.tryOut(region.coordinator, region.province.id(), draft);

        assertThat(trial.problems()).isEmpty();
        assertThat(trial.cases()).singleElement().satisfies(tried -> {
            assertThat(tried.id()).isEqualTo(before);
            assertThat(tried.differs()).isTrue();
            assertThat(tried.before().first().orElseThrow().id()).isEqualTo(region.radiologist.id());
            assertThat(tried.after().first().orElseThrow().id()).isEqualTo(region.secondRadiologist.id());
        });
        assertThat(rules.versions(region.coordinator, region.province.id())).isEmpty();
        region.pass(Duration.ofMinutes(1));
        assertThat(asked(region.submitted(Urgency.ROUTINE).summary().id()))
                .as("a trial is not in force")
                .hasValue(region.radiologist.id());

        rules.publish(region.coordinator, region.province.id(), 0, draft, Optional.of("Hợp tác mới"), Optional.empty());

        var after = region.submitted(Urgency.ROUTINE).summary().id();
        assertThat(asked(after)).hasValue(region.secondRadiologist.id());
        assertThat(reasons(after))
                .as("the decision names the version, and the rule")
                .anySatisfy(reason -> {
                    assertThat(reason.code()).isEqualTo("RULES");
                    assertThat(reason.values())
                            .containsEntry("version", "1")
                            .containsEntry("institution", region.province.name());
                })
                .anySatisfy(reason -> assertThat(reason.values()).containsEntry("rule", "First"));
    }

    @Test
    void everyVersionStaysAndAnEarlierOneCanBeTakenAgain() {
        var place = region.province.id();
        rules.publish(region.coordinator, place, 0, first(region.tokyo), Optional.empty(), Optional.empty());
        rules.publish(region.coordinator, place, 1, RuleSet.NONE, Optional.of("Thử xong"), Optional.empty());
        rules.publish(region.coordinator, place, 2, first(region.tokyo), Optional.empty(), Optional.of(1));

        var versions = rules.versions(region.coordinator, place);
        assertThat(versions).extracting(one -> one.version()).containsExactly(3, 2, 1);
        assertThat(versions.getFirst().set()).isEqualTo(versions.getLast().set());
        assertThat(versions.getFirst().restores()).hasValue(1);
        assertThat(versions.get(1).savedBy()).isEqualTo(region.coordinator.id());
        assertRefused(
                Reason.NOT_IN_THIS_STATE,
                () -> rules.publish(region.coordinator, place, 2, RuleSet.NONE, Optional.empty(), Optional.empty()));
    }

    @Test
    void rulesCountForTheInstitutionsOfTheCoordinatorAndNoOthers() {
        var elsewhere = region.person("mori", "森 花子", region.tokyo, Set.of("ja"), Role.COORDINATOR);

        assertThat(rules.places(region.coordinator))
                .extracting(Institution::id)
                .containsExactly(region.province.id(), region.district.id());
        assertRefused(Reason.NOT_AUTHORIZED, () -> publish(elsewhere, region.district.id(), RuleSet.NONE));
        assertRefused(Reason.NOT_AUTHORIZED, () -> publish(region.referrer, region.district.id(), RuleSet.NONE));
        assertRefused(Reason.NOT_AUTHORIZED, () -> rules.tryOut(elsewhere, region.district.id(), RuleSet.NONE));
        publish(region.coordinator, region.province.id(), first(region.tokyo));
        publish(region.coordinator, region.district.id(), RuleSet.NONE);
        assertThat(asked(region.submitted(Urgency.ROUTINE).summary().id()))
                .as("an institution with rules of its own does not take those above it")
                .hasValue(region.radiologist.id());
    }

    @Test
    void aSetWithAMistakeIsNotTakenAndEveryMistakeIsTold() {
        var wrong = new RuleSet(
                Rank.USUAL,
                List.of(rule("", Effect.REQUIRE, Set.of("lung"), new Whom(Set.of(), Set.of("Alchemy"), Set.of()))));

        assertThat(rules.tryOut(region.coordinator, region.province.id(), wrong).problems())
                .hasSize(3);
        assertThatThrownBy(() -> publish(region.coordinator, region.province.id(), wrong))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("rules[0].name")
                .hasMessageContaining("rules[0].sites")
                .hasMessageContaining("rules[0].specialties");
        assertThat(rules.versions(region.coordinator, region.province.id())).isEmpty();
    }

    private void publish(Person by, InstitutionId institution, RuleSet set) {
        rules.publish(by, institution, 0, set, Optional.empty(), Optional.empty());
    }

    private static RuleSet first(Institution institution) {
        return new RuleSet(
                Rank.USUAL,
                List.of(rule(
                        "First", Effect.PREFER, Set.of(), new Whom(Set.of(institution.id()), Set.of(), Set.of()))));
    }

    private static RoutingRule rule(String name, Effect effect, Set<String> sites, Whom whom) {
        return new RoutingRule(name, effect, new When(Set.of(), Set.of(), sites, Set.of(), Set.of()), whom, false);
    }

    private Optional<PersonId> asked(CaseId id) {
        return region.cases.get(region.referrer, id).offers().stream()
                .map(offer -> offer.person().id())
                .findFirst();
    }

    private List<Explanation.Reason> reasons(CaseId id) {
        return region.cases.get(region.referrer, id).routing().stream()
                .flatMap(step -> step.explanation().reasons().stream())
                .toList();
    }

    private static void assertRefused(Reason reason, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }
}

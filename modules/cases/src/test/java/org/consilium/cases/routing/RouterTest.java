package org.consilium.cases.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.Discipline;
import org.consilium.cases.Explanation;
import org.consilium.cases.RoutingStep.Outcome;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.Urgency;
import org.consilium.cases.duty.DutyEntry;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.cases.duty.Period;
import org.consilium.cases.duty.Shift;
import org.consilium.cases.routing.RoutingRule.Effect;
import org.consilium.cases.routing.RoutingRule.When;
import org.consilium.cases.routing.RoutingRule.Whom;
import org.consilium.security.CareLevel;
import org.consilium.security.Institution;
import org.consilium.security.InstitutionId;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.security.Role;
import org.junit.jupiter.api.Test;

class RouterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

    private final Institution centre = institution("Центр онкологии", CareLevel.ADVANCED, "RU", Optional.empty());
    private final Institution regional =
            institution("Областная больница", CareLevel.BASIC, "RU", Optional.of(centre.id()));
    private final Institution farRegional =
            institution("Краевая больница", CareLevel.BASIC, "RU", Optional.of(centre.id()));
    private final Institution district =
            institution("Районная больница", CareLevel.INITIAL, "RU", Optional.of(regional.id()));
    private final Institution tokyo = institution("東京病院", CareLevel.ADVANCED, "JP", Optional.empty());
    private final Router router = new Router(
            new InstitutionTree(List.of(centre, regional, farRegional, district, tokyo)), Map.of(), RuleSet.NONE);

    private final PersonId referrer = new PersonId(UUID.randomUUID());

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
    void asksNobodyWithoutTheRoleOfTheDiscipline() {
        assertExcluded(
                inquiry().discipline(Discipline.PATHOLOGY).build(),
                specialist("r", regional).build(),
                "topic",
                "pathologist");
    }

    @Test
    void asksNobodyWhoDoesNotReadTheSiteOrTheModality() {
        assertExcluded(
                inquiry().site("C71.9").build(), specialist("r", regional).build(), "topic", "C71.9");
        assertExcluded(
                inquiry().modalities("US").build(), specialist("r", regional).build(), "topic", "US");
        assertIncluded(
                inquiry().site("").modalities().build(),
                specialist("r", regional).build());
        assertIncluded(
                inquiry().modalities("CT", "SR").build(),
                specialist("r", regional).build());
        assertIncluded(
                inquiry().site("C71.9").modalities("US").build(),
                specialist("r", regional).everything().build());
    }

    @Test
    void asksWhoWritesOneOfTheLanguagesWhateverTheRegion() {
        assertExcluded(
                inquiry().languages("ja").build(),
                specialist("r", regional).languages("ru", "en").build(),
                "languages",
                "ja");
        assertIncluded(
                inquiry().languages("en-GB", "ja").build(),
                specialist("r", regional).languages("en-US").build());
        assertIncluded(
                inquiry().languages().build(),
                specialist("r", regional).languages("ko").build());
    }

    @Test
    void asksNobodyAboutTheirOwnCase() {
        assertExcluded(
                inquiry().build(), specialist("self", regional).id(referrer).build(), "interest", "own case");
    }

    @Test
    void asksNobodyWhoIsOffDutyOrHasLeft() {
        assertExcluded(inquiry().build(), specialist("r", regional).offDuty().build(), "roster", "duty");
        assertExcluded(inquiry().build(), specialist("r", regional).gone().build(), "roster", "left");
    }

    @Test
    void aLicenceEndsWithItsLastDayInTheTimeZoneOfTheSpecialist() {
        var lastDay = LocalDate.parse("2026-11-22");
        // 20:00 UTC is already the next day in Tokyo and still the same day in Moscow.
        assertExcluded(
                inquiry().build(),
                specialist("r", regional).licence(lastDay).zone("Asia/Tokyo").build(),
                "roster",
                "licence");
        assertIncluded(
                inquiry().build(),
                specialist("r", regional).licence(lastDay).zone("Europe/Moscow").build());
    }

    @Test
    void asksNobodyWhoHasEnoughToDo() {
        assertExcluded(inquiry().build(), specialist("r", regional).open(5).build(), "load", "5");
        assertIncluded(inquiry().build(), specialist("r", regional).open(4).build());
    }

    @Test
    void asksNobodyAgainWhoHasDeclined() {
        var person = specialist("r", regional).build();

        assertExcluded(inquiry().declined(person).build(), person, "answer", "declined");
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
    void saysUntilWhenSomebodyIsAwayAndFromWhenSomebodyWorks() {
        var tokyo = specialist("r", regional).zone("Asia/Tokyo");

        assertExcluded(
                inquiry().build(),
                tokyo.away(DutyEntry.Kind.VACATION, Duration.ofDays(2)).build(),
                "roster",
                "Is on vacation until 2026-11-25 05:00 in Asia/Tokyo");
        assertExcluded(
                inquiry().build(),
                specialist("r", regional)
                        .zone("Asia/Tokyo")
                        .mondays("08:00", "17:00")
                        .build(),
                "roster",
                "works from 2026-11-23 08:00 in Asia/Tokyo");
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
    void asksNobodyBesideTheDoctorWhoTreats() {
        var sameDepartment = specialist("r", district).department("Онкология");
        assertExcluded(inquiry().department("онкология ").build(), sameDepartment.build(), "interest", "department");
        assertExcluded(
                inquiry().build(),
                specialist("r", district).roles(Role.SPECIALIST, Role.REFERRER).build(),
                "interest",
                "independent");
        assertIncluded(inquiry().department("Хирургия").build(), sameDepartment.build());
        assertIncluded(
                inquiry().department("Онкология").build(),
                specialist("r", regional)
                        .department("Онкология")
                        .roles(Role.SPECIALIST, Role.REFERRER)
                        .build());
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

    @Test
    void aDeputyTakesThePlaceOfSomebodyWhoIsAway() {
        var away = specialist("a", regional)
                .away(DutyEntry.Kind.VACATION, Duration.ofDays(2))
                .build();
        var other = specialist("b", regional).build();
        var deputy = specialist("c", tokyo).build();

        var decision = routerWith(away, deputy).decide(inquiry().build(), List.of(away, other, deputy), NOW);

        assertThat(decision.ranked()).containsExactly(deputy, other);
        assertThat(Objects.requireNonNull(
                                decision.explanations().get(deputy.person().id()))
                        .text())
                .contains("deputy of Иванова Мария, who is away");
    }

    @Test
    void aDeputyIsAskedFirstAfterSomebodyHasDeclined() {
        var declined = specialist("a", centre).build();
        var near = specialist("b", regional).build();
        var deputy = specialist("c", tokyo).build();

        var decision = routerWith(declined, deputy)
                .decide(inquiry().declined(declined).build(), List.of(declined, near, deputy), NOW);

        assertThat(decision.ranked()).containsExactly(deputy, near);
        assertThat(Objects.requireNonNull(
                                decision.explanations().get(deputy.person().id()))
                        .text())
                .contains("declined");
    }

    @Test
    void theBackupOfTheFirstChoiceIsItsDeputy() {
        var first = specialist("a", regional).build();
        var second = specialist("b", regional).open(1).build();
        var deputy = specialist("c", tokyo).build();

        var decision = routerWith(first, deputy).decide(inquiry().build(), List.of(first, second, deputy), NOW);

        assertThat(decision.ranked()).containsExactly(first, deputy, second);
        assertThat(decision.backup()).hasValue(deputy.person().id());
    }

    @Test
    void aDeputyWhoDoesNotReadTheSiteIsNotAsked() {
        var declined = specialist("a", regional).build();
        var near = specialist("b", regional).build();
        var deputy = specialist("c", regional).site("C50").build();

        assertThat(routerWith(declined, deputy)
                        .decide(inquiry().declined(declined).build(), List.of(declined, near, deputy), NOW)
                        .ranked())
                .containsExactly(near);
    }

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

    private Router router(RuleSet rules) {
        return new Router(
                new InstitutionTree(List.of(centre, regional, farRegional, district, tokyo)), Map.of(), rules);
    }

    private static RuleSet rules(List<Rank> ranks, RoutingRule... rules) {
        return new RuleSet(ranks, List.of(rules));
    }

    private static RoutingRule rule(String name, Effect effect, When when, Whom whom, boolean unlessNobody) {
        return new RoutingRule(name, effect, when, whom, unlessNobody);
    }

    private static When lung() {
        return new When(Set.of(Discipline.RADIOLOGY), Set.of(), Set.of("C34"), Set.of("CT"), Set.of());
    }

    private static Whom at(Institution institution) {
        return new Whom(Set.of(institution.id()), Set.of(), Set.of());
    }

    private Router routerWith(Specialist somebody, Specialist deputy) {
        return new Router(
                new InstitutionTree(List.of(centre, regional, farRegional, district, tokyo)),
                Map.of(somebody.person().id(), List.of(deputy.person().id())),
                RuleSet.NONE);
    }

    private void assertExcluded(Inquiry inquiry, Specialist specialist, String rule, String why) {
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

    private void assertIncluded(Inquiry inquiry, Specialist specialist) {
        assertThat(router.decide(inquiry, List.of(specialist), NOW).ranked()).containsExactly(specialist);
    }

    private static Institution institution(
            String name, CareLevel level, String country, Optional<InstitutionId> parent) {
        return new Institution(new InstitutionId(UUID.randomUUID()), name, level, parent, country, Optional.empty());
    }

    private InquiryBuilder inquiry() {
        return new InquiryBuilder(referrer, district);
    }

    private static SpecialistBuilder specialist(String account, Institution institution) {
        return new SpecialistBuilder(account, institution);
    }

    private static final class InquiryBuilder {
        private final PersonId referrer;
        private final Institution origin;
        private Optional<String> department = Optional.empty();
        private Discipline discipline = Discipline.RADIOLOGY;
        private Urgency urgency = Urgency.ROUTINE;
        private String site = "C34.1";
        private Set<String> modalities = Set.of("CT");
        private Set<String> languages = Set.of("ru", "en");
        private Set<PersonId> declined = Set.of();
        private Set<PersonId> silent = Set.of();

        InquiryBuilder(PersonId referrer, Institution origin) {
            this.referrer = referrer;
            this.origin = origin;
        }

        InquiryBuilder discipline(Discipline value) {
            discipline = value;
            return this;
        }

        InquiryBuilder urgency(Urgency value) {
            urgency = value;
            return this;
        }

        InquiryBuilder site(String value) {
            site = value;
            return this;
        }

        InquiryBuilder modalities(String... values) {
            modalities = Set.of(values);
            return this;
        }

        InquiryBuilder languages(String... values) {
            languages = Set.of(values);
            return this;
        }

        InquiryBuilder department(String value) {
            department = Optional.of(value);
            return this;
        }

        InquiryBuilder declined(Specialist who) {
            declined = Set.of(who.person().id());
            return this;
        }

        InquiryBuilder silent(Specialist who) {
            silent = Set.of(who.person().id());
            return this;
        }

        Inquiry build() {
            return new Inquiry(
                    referrer,
                    origin,
                    department,
                    discipline,
                    urgency,
                    site,
                    modalities,
                    languages,
                    declined,
                    silent,
                    Set.of());
        }
    }

    private static final class SpecialistBuilder {
        private final String account;
        private final Institution institution;
        private PersonId id = new PersonId(UUID.randomUUID());
        private Set<String> languages = Set.of("ru", "en");
        private Set<String> sites = Set.of("C34");
        private Set<String> modalities = Set.of("CT");
        private String zone = "UTC";
        private boolean active = true;
        private boolean onDuty = true;
        private int open;
        private OptionalDouble median = OptionalDouble.empty();
        private Optional<LocalDate> licence = Optional.empty();
        private Optional<String> department = Optional.empty();
        private Optional<Instant> lastOffer = Optional.empty();
        private Set<Role> roles = Set.of(Role.SPECIALIST);
        private int max = 5;
        private Optional<String> specialty = Optional.empty();
        private List<Shift> shifts = List.of();
        private List<DutyEntry> entries = List.of();

        SpecialistBuilder(String account, Institution institution) {
            this.account = account;
            this.institution = institution;
        }

        SpecialistBuilder id(PersonId value) {
            id = value;
            return this;
        }

        SpecialistBuilder languages(String... values) {
            languages = Set.of(values);
            return this;
        }

        SpecialistBuilder everything() {
            sites = Set.of(SpecialistProfile.ANY);
            modalities = Set.of(SpecialistProfile.ANY);
            return this;
        }

        SpecialistBuilder zone(String value) {
            zone = value;
            return this;
        }

        SpecialistBuilder gone() {
            active = false;
            return this;
        }

        SpecialistBuilder offDuty() {
            onDuty = false;
            return this;
        }

        SpecialistBuilder away(DutyEntry.Kind kind, Duration time) {
            entries =
                    List.of(new DutyEntry(UUID.randomUUID(), kind, new Period(NOW, NOW.plus(time)), Optional.empty()));
            return this;
        }

        SpecialistBuilder mondays(String from, String to) {
            onDuty = false;
            shifts = List.of(new Shift(DayOfWeek.MONDAY, LocalTime.parse(from), LocalTime.parse(to)));
            return this;
        }

        SpecialistBuilder site(String value) {
            sites = Set.of(value);
            return this;
        }

        SpecialistBuilder department(String value) {
            department = Optional.of(value);
            return this;
        }

        SpecialistBuilder specialty(String value) {
            specialty = Optional.of(value);
            return this;
        }

        SpecialistBuilder roles(Role... values) {
            roles = Set.of(values);
            return this;
        }

        SpecialistBuilder max(int cases) {
            max = cases;
            return this;
        }

        SpecialistBuilder lastOffer(Instant at) {
            lastOffer = Optional.of(at);
            return this;
        }

        SpecialistBuilder open(int cases) {
            open = cases;
            return this;
        }

        SpecialistBuilder median(double hours) {
            median = OptionalDouble.of(hours);
            return this;
        }

        SpecialistBuilder licence(LocalDate lastDay) {
            licence = Optional.of(lastDay);
            return this;
        }

        Specialist build() {
            var person = new Person(
                    id,
                    account,
                    "Иванова Мария",
                    Optional.empty(),
                    institution.id(),
                    roles,
                    languages,
                    ZoneId.of(zone),
                    active);
            var profile = new SpecialistProfile(id, sites, modalities, specialty, max, licence);
            var plan = new DutyPlan(person.zone(), onDuty, shifts, entries);
            return new Specialist(person, institution, profile, department, plan, open, median, lastOffer);
        }
    }
}

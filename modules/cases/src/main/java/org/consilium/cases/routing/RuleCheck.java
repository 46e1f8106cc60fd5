package org.consilium.cases.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consilium.cases.routing.RoutingRule.Effect;
import org.consilium.cases.routing.RuleProblem.Kind;
import org.consilium.security.InstitutionId;

/** Looks at a set of rules as a whole and says everything that is wrong with it. */
public final class RuleCheck {

    /** Longest name of a rule, in characters. */
    public static final int NAME_LENGTH_MAX = 100;

    private static final Pattern SITE = Pattern.compile("\\*|C\\d{0,2}(\\.\\d?)?");
    private static final Pattern MODALITY = Pattern.compile("[A-Z0-9_ ]{1,16}"); // PS3.5 table 6.2-1, VR CS
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    private final Set<InstitutionId> institutions;
    private final Set<String> specialties;

    /** @param specialties of people who give opinions */
    public RuleCheck(Set<InstitutionId> institutions, Set<String> specialties) {
        this.institutions = institutions;
        this.specialties = specialties.stream().map(RuleCheck::folded).collect(Collectors.toSet());
    }

    public List<RuleProblem> problems(RuleSet set) {
        var problems = new ArrayList<RuleProblem>();
        if (set.ranks().size() != Rank.values().length
                || Set.copyOf(set.ranks()).size() != set.ranks().size()) {
            problems.add(new RuleProblem(-1, "ranks", Kind.RANKS_INCOMPLETE));
        } else if (set.ranks().indexOf(Rank.LOAD) < set.ranks().indexOf(Rank.LEVEL)) {
            problems.add(new RuleProblem(-1, "ranks", Kind.LOAD_BEFORE_LEVEL));
        }
        if (set.rules().size() > RuleSet.RULES_MAX) {
            problems.add(new RuleProblem(-1, "rules", Kind.TOO_MANY_RULES));
        }
        var names = new HashSet<String>();
        for (int i = 0; i < set.rules().size(); i++) {
            problems.addAll(problems(i, set.rules().get(i), names));
        }
        return problems;
    }

    private List<RuleProblem> problems(int place, RoutingRule rule, Set<String> names) {
        var problems = new ArrayList<RuleProblem>();
        var name = rule.name().strip();
        require(!name.isEmpty() && name.length() <= NAME_LENGTH_MAX, place, "name", Kind.NAME_MISSING, problems);
        require(name.isEmpty() || names.add(folded(name)), place, "name", Kind.NAME_TWICE, problems);
        require(!rule.whom().isNobody(), place, "institutions", Kind.NOBODY_MEANT, problems);
        require(
                institutions.containsAll(rule.whom().institutions()),
                place,
                "institutions",
                Kind.INSTITUTION_UNKNOWN,
                problems);
        require(
                rule.whom().specialties().stream().map(RuleCheck::folded).allMatch(specialties::contains),
                place,
                "specialties",
                Kind.SPECIALTY_UNKNOWN,
                problems);
        require(matches(rule.when().sites(), SITE), place, "sites", Kind.SITE_UNREADABLE, problems);
        require(matches(rule.when().modalities(), MODALITY), place, "modalities", Kind.MODALITY_UNREADABLE, problems);
        require(matches(rule.when().languages(), LANGUAGE), place, "languages", Kind.LANGUAGE_UNREADABLE, problems);
        require(
                !rule.unlessNobody() || rule.effect() != Effect.PREFER,
                place,
                "unlessNobody",
                Kind.CANNOT_GIVE_WAY,
                problems);
        return problems;
    }

    private static void require(boolean holds, int place, String field, Kind kind, List<RuleProblem> problems) {
        if (!holds) {
            problems.add(new RuleProblem(place, field, kind));
        }
    }

    private static boolean matches(Set<String> texts, Pattern pattern) {
        return texts.stream().allMatch(text -> pattern.matcher(text).matches());
    }

    private static String folded(String words) {
        return words.strip().toLowerCase(Locale.ROOT);
    }
}

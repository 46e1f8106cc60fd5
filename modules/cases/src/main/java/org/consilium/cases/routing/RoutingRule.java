package org.consilium.cases.routing;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.consilium.cases.Discipline;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.Urgency;
import org.consilium.security.InstitutionId;

/**
 * One rule of coordinators: which cases it is about, whom it means, and what becomes of them.
 *
 * @param name by which decisions tell of it
 * @param whom of whom it speaks; everything that is given holds of them
 * @param unlessNobody whether it does not count when otherwise nobody could be asked; only of rules that keep somebody out
 */
public record RoutingRule(String name, Effect effect, When when, Whom whom, boolean unlessNobody) {

    /** What a rule does with those it means. None can bring somebody in whom a filter keeps out. */
    public enum Effect {
        /** They are asked before others. */
        PREFER,
        /** They are not asked. */
        EXCLUDE,
        /** Nobody but them is asked. */
        REQUIRE
    }

    /**
     * The cases a rule is about; what is empty does not matter.
     *
     * @param sites ICD-O-3 topography codes or their beginnings
     * @param modalities at least one of them is in the case
     * @param languages at least one of them is asked for
     */
    public record When(
            Set<Discipline> disciplines,
            Set<Urgency> urgencies,
            Set<String> sites,
            Set<String> modalities,
            Set<String> languages) {

        public static final When ALWAYS = new When(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

        public When {
            disciplines = Set.copyOf(disciplines);
            urgencies = Set.copyOf(urgencies);
            sites = Set.copyOf(sites);
            modalities = Set.copyOf(modalities);
            languages = Set.copyOf(languages);
        }

        boolean holds(Inquiry inquiry) {
            return (disciplines.isEmpty() || disciplines.contains(inquiry.discipline()))
                    && (urgencies.isEmpty() || urgencies.contains(inquiry.urgency()))
                    && (sites.isEmpty()
                            || sites.stream()
                                    .anyMatch(site -> site.equals(SpecialistProfile.ANY)
                                            || (!inquiry.site().isEmpty()
                                                    && inquiry.site().startsWith(site))))
                    && (modalities.isEmpty() || modalities.stream().anyMatch(inquiry.modalities()::contains))
                    && (languages.isEmpty()
                            || Filters.primary(languages).stream()
                                    .anyMatch(Filters.primary(inquiry.languages())::contains));
        }
    }

    /** Whom a rule means; what is empty does not matter. */
    public record Whom(Set<InstitutionId> institutions, Set<String> specialties, Set<Ring> rings) {

        public Whom {
            institutions = Set.copyOf(institutions);
            specialties = Set.copyOf(specialties);
            rings = Set.copyOf(rings);
        }

        boolean isNobody() {
            return institutions.isEmpty() && specialties.isEmpty() && rings.isEmpty();
        }

        boolean means(Inquiry inquiry, Specialist specialist) {
            return (institutions.isEmpty()
                            || institutions.contains(specialist.institution().id()))
                    && (specialties.isEmpty()
                            || specialist
                                    .profile()
                                    .specialty()
                                    .filter(own -> specialties.stream()
                                            .anyMatch(one -> folded(one).equals(folded(own))))
                                    .isPresent())
                    && (rings.isEmpty() || rings.contains(Ring.of(inquiry.origin(), specialist.institution())));
        }

        private static String folded(String words) {
            return words.strip().toLowerCase(Locale.ROOT);
        }
    }

    /** Why the rule keeps somebody out, when it does. */
    Optional<Because> keepsOut(Inquiry inquiry, Specialist specialist) {
        if (effect == Effect.PREFER || !when.holds(inquiry)) {
            return Optional.empty();
        }
        boolean meant = whom.means(inquiry, specialist);
        if (effect == Effect.EXCLUDE) {
            return meant ? Optional.of(Because.RULE_EXCLUDES) : Optional.empty();
        }
        return meant ? Optional.empty() : Optional.of(Because.RULE_REQUIRES_OTHERS);
    }

    boolean prefers(Inquiry inquiry, Specialist specialist) {
        return effect == Effect.PREFER && when.holds(inquiry) && whom.means(inquiry, specialist);
    }
}

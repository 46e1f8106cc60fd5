package org.consilium.cases.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.consilium.cases.Explanation;
import org.consilium.cases.RoutingStep.Outcome;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.duty.Duty;
import org.consilium.cases.routing.Decision.Step;
import org.consilium.security.Role;

/** The filters, in the order they run. The first that does not hold is the one that is told. */
final class Filters {

    /** @param why when it excludes; none when it holds */
    record Filter(String rule, BiFunction<Inquiry, Specialist, Optional<Explanation>> why) {}

    private final Instant now;
    private final RuleSet rules;

    Filters(Instant now, RuleSet rules) {
        this.now = now;
        this.rules = rules;
    }

    private List<Filter> all() {
        return List.of(
                new Filter("topic", Filters::topic),
                new Filter("languages", Filters::languages),
                new Filter("interest", Filters::interest),
                new Filter("roster", this::employment),
                new Filter("rule", this::rule),
                new Filter("roster", this::duty),
                new Filter("load", Filters::load),
                new Filter("answer", Filters::answer));
    }

    /** The step that tells why somebody cannot be asked; none when they can. */
    Optional<Step> firstThatExcludes(Inquiry inquiry, Specialist specialist) {
        return all().stream()
                .flatMap(filter -> filter.why().apply(inquiry, specialist).stream()
                        .map(why -> new Step(
                                filter.rule(),
                                Outcome.EXCLUDED,
                                Optional.of(specialist.person().id()),
                                why)))
                .findFirst();
    }

    /** Whether somebody could be asked at another hour. */
    boolean onlyDutyExcludes(Inquiry inquiry, Specialist specialist) {
        var reasons = all().stream()
                .flatMap(filter -> filter.why().apply(inquiry, specialist).stream())
                .toList();
        return reasons.size() == 1 && duty(inquiry, specialist).equals(Optional.of(reasons.getFirst()));
    }

    /** Of somebody no filter excludes. */
    Explanation fits(Specialist specialist) {
        return specialist.plan().at(now) instanceof Duty.On on
                ? Because.all(
                        Because.FITS.with(),
                        DutyReasons.on(on, specialist.person().zone()))
                : Because.FITS.alone();
    }

    private static Optional<Explanation> topic(Inquiry inquiry, Specialist specialist) {
        var role = inquiry.discipline().reader();
        if (!specialist.person().has(role)) {
            return Optional.of(Because.NO_ROLE.alone("role", role));
        }
        var profile = specialist.profile();
        if (!inquiry.site().isEmpty() && !coversSite(profile.sites(), inquiry.site())) {
            return Optional.of(Because.SITE_NOT_READ.alone("site", inquiry.site()));
        }
        var unread = inquiry.modalities().stream()
                .filter(modality -> !covers(profile.modalities(), modality))
                .sorted()
                .toList();
        return unread.isEmpty() || unread.size() < inquiry.modalities().size()
                ? Optional.empty()
                : Optional.of(Because.MODALITIES_NOT_READ.alone("modalities", String.join(", ", unread)));
    }

    private static boolean coversSite(Set<String> sites, String site) {
        return sites.contains(SpecialistProfile.ANY) || sites.stream().anyMatch(site::startsWith);
    }

    private static boolean covers(Set<String> values, String value) {
        return values.contains(SpecialistProfile.ANY) || values.contains(value);
    }

    private static Optional<Explanation> languages(Inquiry inquiry, Specialist specialist) {
        var asked = primary(inquiry.languages());
        var spoken = primary(specialist.person().languages());
        return asked.isEmpty() || spoken.stream().anyMatch(asked::contains)
                ? Optional.empty()
                : Optional.of(Because.NO_LANGUAGE.alone("languages", String.join(", ", asked)));
    }

    /** {@code pt-BR} is answered by {@code pt}: the primary language subtag decides (RFC 5646 2.2.1). */
    static List<String> primary(Collection<String> tags) {
        return tags.stream()
                .map(tag -> tag.split("-", 2)[0].toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    /** Nobody judges their own work, nor that of the people beside them. */
    private static Optional<Explanation> interest(Inquiry inquiry, Specialist specialist) {
        var person = specialist.person();
        if (person.id().equals(inquiry.referrer())) {
            return Optional.of(Because.OWN_CASE.alone());
        }
        if (!specialist.institution().id().equals(inquiry.origin().id())) {
            return Optional.empty();
        }
        if (person.has(Role.REFERRER)) {
            return Optional.of(Because.TREATS_THERE.alone());
        }
        return specialist.department().isPresent()
                        && specialist
                                .department()
                                .map(Filters::folded)
                                .equals(inquiry.department().map(Filters::folded))
                ? Optional.of(Because.SAME_DEPARTMENT.alone())
                : Optional.empty();
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private Optional<Explanation> employment(Inquiry inquiry, Specialist specialist) {
        var person = specialist.person();
        if (!person.active()) {
            return Optional.of(Because.HAS_LEFT.alone());
        }
        var today = LocalDate.ofInstant(now, person.zone());
        return specialist.profile().licenceUntil().filter(today::isAfter).isPresent()
                ? Optional.of(Because.LICENCE_ENDED.alone())
                : Optional.empty();
    }

    /** What coordinators laid down; only keeps out, whatever it says. */
    private Optional<Explanation> rule(Inquiry inquiry, Specialist specialist) {
        return rules.keepingOut(inquiry, specialist)
                .map(rule -> rule.keepsOut(inquiry, specialist).orElseThrow().alone("rule", rule.name()));
    }

    private Optional<Explanation> duty(Inquiry inquiry, Specialist specialist) {
        return specialist.plan().at(now) instanceof Duty.Off off
                ? Optional.of(DutyReasons.off(off, specialist.person().zone()))
                : Optional.empty();
    }

    private static Optional<Explanation> load(Inquiry inquiry, Specialist specialist) {
        int max = specialist.profile().maxOpenCases();
        return specialist.openCases() < max
                        || inquiry.asked().contains(specialist.person().id())
                ? Optional.empty()
                : Optional.of(Because.LOAD_FULL.alone("open", specialist.openCases(), "max", max));
    }

    private static Optional<Explanation> answer(Inquiry inquiry, Specialist specialist) {
        var id = specialist.person().id();
        if (inquiry.declined().contains(id)) {
            return Optional.of(Because.HAS_DECLINED.alone());
        }
        if (inquiry.asked().contains(id)) {
            return Optional.of(Because.IS_ASKED.alone());
        }
        return inquiry.silent().contains(id) ? Optional.of(Because.WAS_SILENT.alone()) : Optional.empty();
    }
}

package org.consilium.web.fhir.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consilium.cases.CaseId;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.fhir.resource.CaseIds;
import org.consilium.web.fhir.resource.FhirType;
import org.consilium.web.fhir.resource.Wanted;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.util.MultiValueMap;

/**
 * A search, read from its parameters.
 *
 * @param count most matches of the page
 * @param offset matches before the page
 * @param newestFirst by the time of the last change
 * @param secret whether something is asked by that has no place in an address
 */
record SearchRequest(
        FhirType type,
        Optional<Set<String>> ids,
        List<Criterion> criteria,
        List<Include> includes,
        int count,
        int offset,
        boolean newestFirst,
        boolean countOnly,
        boolean secret) {

    static final int COUNT_DEFAULT = 50;
    static final int COUNT_MAX = 200;

    private static final int OFFSET_MAX = 1_000_000;

    private static final int ALTERNATIVES_MAX = 100;
    private static final Set<String> CONTROLS =
            Set.of(Parameters.ID, "_count", "_offset", "_sort", "_summary", "_include", "_revinclude");
    /** Said by many clients of every search; what they ask for is done elsewhere or always. */
    private static final Set<String> ALWAYS = Set.of("_format", "_pretty", "_total");

    /** @param reverse whether what refers to the matches is wanted, not what they refer to */
    record Include(FhirType from, SearchParameter parameter, boolean reverse) {}

    /**
     * @param lenient whether unknown parameters are passed over
     * @throws Rejected INVALID_REQUEST for a parameter that is unknown or has a value that it cannot have
     */
    static SearchRequest of(FhirType type, MultiValueMap<String, String> parameters, boolean lenient) {
        Optional<Set<String>> ids = Optional.empty();
        var criteria = new ArrayList<Criterion>();
        var includes = new ArrayList<Include>();
        int count = COUNT_DEFAULT;
        int offset = 0;
        boolean newestFirst = true;
        boolean countOnly = false;
        for (var entry : new TreeMap<>(parameters).entrySet()) {
            for (String value : entry.getValue()) {
                switch (entry.getKey()) {
                    case Parameters.ID -> ids = Optional.of(both(ids, Set.copyOf(Criterion.split(value))));
                    case "_count" -> count = number("_count", value, COUNT_MAX);
                    case "_offset" -> offset = number("_offset", value, OFFSET_MAX);
                    case "_sort" -> newestFirst = sort(value);
                    case "_summary" -> countOnly = summary(value);
                    case "_include" -> includes.add(include(type, value, false));
                    case "_revinclude" -> includes.add(include(type, value, true));
                    default -> {
                        if (!ALWAYS.contains(entry.getKey())) {
                            criterion(type, entry.getKey(), value, lenient).ifPresent(criteria::add);
                        }
                    }
                }
            }
        }
        boolean secret = criteria.stream().anyMatch(each -> each.parameter().secret());
        return new SearchRequest(type, ids, criteria, includes, count, offset, newestFirst, countOnly, secret);
    }

    private static Optional<Criterion> criterion(FhirType type, String name, String value, boolean lenient) {
        var parameter = Parameters.find(type, name);
        if (parameter.isEmpty() && !lenient) {
            throw new Rejected(
                    Reason.INVALID_REQUEST,
                    "a parameter that " + type.code() + " is not searched by; known are _id, "
                            + Parameters.of(type).stream()
                                    .map(SearchParameter::name)
                                    .collect(Collectors.joining(", ")));
        }
        var criterion = parameter.map(known -> Criterion.of(known, value));
        criterion.ifPresent(SearchRequest::check);
        return criterion;
    }

    boolean isKnown(String name) {
        return CONTROLS.contains(name)
                || ALWAYS.contains(name)
                || Parameters.find(type, name).isPresent();
    }

    private static void check(Criterion criterion) {
        if (criterion.alternatives().isEmpty() || criterion.alternatives().size() > ALTERNATIVES_MAX) {
            throw new Rejected(
                    Reason.INVALID_REQUEST,
                    criterion.parameter().name() + " takes 1 to " + ALTERNATIVES_MAX + " values");
        }
        if (criterion.parameter().kind() == SearchParamType.DATE) {
            criterion.alternatives().forEach(Criterion::requireDate);
        }
    }

    private static Include include(FhirType type, String value, boolean reverse) {
        String[] parts = value.split(":");
        var from = parts.length < 2 ? Optional.<FhirType>empty() : FhirType.named(parts[0]);
        return from.filter(source -> reverse || source == type)
                .flatMap(source -> Parameters.find(source, parts[1])
                        .filter(parameter -> parameter.kind() == SearchParamType.REFERENCE)
                        .map(parameter -> new Include(source, parameter, reverse)))
                .orElseThrow(() -> new Rejected(
                        Reason.INVALID_REQUEST, "_include and _revinclude name a type and one of its references"));
    }

    private static int number(String name, String value, int max) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0) {
                return Math.min(number, max);
            }
        } catch (NumberFormatException e) {
            throw new Rejected(Reason.INVALID_REQUEST, name + " is a number", e);
        }
        throw new Rejected(Reason.INVALID_REQUEST, name + " is not negative");
    }

    private static boolean sort(String value) {
        return switch (value) {
            case "-_lastUpdated" -> true;
            case "_lastUpdated" -> false;
            default -> throw new Rejected(Reason.INVALID_REQUEST, "_sort is _lastUpdated or -_lastUpdated");
        };
    }

    private static boolean summary(String value) {
        return switch (value) {
            case "count" -> true;
            case "false" -> false;
            default -> throw new Rejected(Reason.INVALID_REQUEST, "_summary is count or false");
        };
    }

    private static <T> Set<T> both(Optional<Set<T>> before, Set<T> more) {
        return before.map(known -> known.stream().filter(more::contains).collect(Collectors.toSet()))
                .orElse(more);
    }

    /** What the source of the type can make use of. */
    Wanted wanted() {
        Optional<Set<CaseId>> cases = Optional.empty();
        Optional<Set<String>> patients = Optional.empty();
        Optional<Set<String>> identifiers = Optional.empty();
        for (var criterion : criteria) {
            switch (criterion.parameter().name()) {
                case "patient", "subject" -> patients = Optional.of(both(patients, targets(criterion)));
                case "identifier" -> identifiers = Optional.of(both(identifiers, values(criterion)));
                case "focus", "based-on", "part-of", "target", "related", "data" ->
                    cases = Optional.of(both(cases, ofCases(criterion)));
                default -> {
                    // Compared when the resources are there.
                }
            }
        }
        return new Wanted(ids, cases, patients, identifiers, since());
    }

    private static Set<String> targets(Criterion criterion) {
        return criterion.alternatives().stream()
                .flatMap(each -> Optional.ofNullable(new IdType(each).getIdPart()).stream())
                .collect(Collectors.toSet());
    }

    private static Set<CaseId> ofCases(Criterion criterion) {
        return targets(criterion).stream()
                .flatMap(id -> CaseIds.caseOf(id).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> values(Criterion criterion) {
        var values = new HashSet<String>();
        criterion.alternatives().forEach(each -> values.add(each.substring(each.indexOf('|') + 1)));
        return values;
    }

    private Optional<Instant> since() {
        return criteria.stream()
                .filter(criterion -> criterion.parameter().name().equals(Parameters.LAST_UPDATED))
                .flatMap(criterion -> criterion.since().stream())
                .max(Instant::compareTo);
    }
}

package org.consilium.web.fhir.search;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a search.
 *
 * @param alternatives of which one must match
 */
record Criterion(SearchParameter parameter, List<String> alternatives) {

    private static final int PREFIX = 2;

    /** @param value as written, alternatives separated by commas that have no backslash before them */
    static Criterion of(SearchParameter parameter, String value) {
        return new Criterion(parameter, split(value));
    }

    static List<String> split(String value) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                part.append(value.charAt(++i));
            } else if (c == ',') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
    }

    boolean matches(DomainResource resource) {
        var values = parameter.values().apply(resource);
        return alternatives.stream().anyMatch(wanted -> values.stream().anyMatch(value -> matches(wanted, value)));
    }

    private boolean matches(String wanted, Type value) {
        return switch (parameter.kind()) {
            case TOKEN -> token(wanted, value);
            case REFERENCE -> value instanceof Reference reference && isTo(reference, wanted);
            case DATE -> value instanceof BaseDateTimeType date && date(wanted, date);
            case STRING -> words(value).anyMatch(word -> folded(word).startsWith(folded(wanted)));
            default -> false;
        };
    }

    /** {@code code}, {@code system|code}, {@code |code} (without a system) or {@code system|}. */
    private static boolean token(String wanted, Type value) {
        return switch (value) {
            case CodeableConcept concept -> concept.getCoding().stream().anyMatch(coding -> token(wanted, coding));
            case Coding coding -> token(wanted, coding.getSystem(), coding.getCode());
            case Identifier identifier -> token(wanted, identifier.getSystem(), identifier.getValue());
            case PrimitiveType<?> code ->
                wanted.substring(wanted.indexOf('|') + 1).equals(code.getValueAsString());
            default -> false;
        };
    }

    private static boolean token(String wanted, @Nullable String system, @Nullable String code) {
        int bar = wanted.indexOf('|');
        if (bar < 0) {
            return wanted.equals(code);
        }
        String wantedSystem = wanted.substring(0, bar);
        String wantedCode = wanted.substring(bar + 1);
        return wantedSystem.equals(system == null ? "" : system) && (wantedCode.isEmpty() || wantedCode.equals(code));
    }

    /** {@code id}, {@code Type/id} or an address that ends so. */
    private static boolean isTo(Reference reference, String wanted) {
        var target = new IdType(reference.getReference());
        var asked = new IdType(wanted);
        return asked.getIdPart() != null
                && asked.getIdPart().equals(target.getIdPart())
                && (asked.getResourceType() == null || asked.getResourceType().equals(target.getResourceType()));
    }

    private static boolean date(String wanted, BaseDateTimeType value) {
        return range(wanted).matches(prefix(wanted), DateRange.of(value));
    }

    /** Errors: INVALID_REQUEST for what is no date. */
    static void requireDate(String wanted) {
        var range = range(wanted);
        range.matches(prefix(wanted), range);
    }

    /** No match is older, where that can be said. */
    Optional<Instant> since() {
        return alternatives.size() == 1 && List.of("gt", "ge", "sa", "eq").contains(prefix(alternatives.getFirst()))
                ? Optional.of(range(alternatives.getFirst()).begin())
                : Optional.empty();
    }

    private static String prefix(String wanted) {
        return isPrefixed(wanted) ? wanted.substring(0, PREFIX) : "eq";
    }

    private static DateRange range(String wanted) {
        return DateRange.parse(isPrefixed(wanted) ? wanted.substring(PREFIX) : wanted);
    }

    private static boolean isPrefixed(String wanted) {
        return wanted.length() > PREFIX && Character.isLetter(wanted.charAt(0));
    }

    private static Stream<String> words(Type value) {
        return switch (value) {
            case HumanName name ->
                Stream.of(
                                Stream.ofNullable(name.getFamily()),
                                Stream.ofNullable(name.getText()),
                                name.getGiven().stream().map(given -> given.getValue()),
                                Stream.ofNullable(name.getText()).flatMap(text -> Stream.of(text.split("\\s+"))))
                        .flatMap(each -> each);
            case PrimitiveType<?> text -> Stream.ofNullable(text.getValueAsString());
            default -> Stream.of();
        };
    }

    /** Without case and accents. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}

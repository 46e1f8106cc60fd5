package org.consilium.web.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.security.audit.TrailReader;
import org.consilium.security.audit.TrailSearch;
import org.consilium.web.NodeDescription;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The trail as FHIR R4: read, and search by {@code date} (prefixes ge, gt, le, lt, eq), {@code agent}, {@code patient}, {@code outcome},
 * {@code _count}. A patient is searched by POST only: patient IDs have no place in an address.
 */
@RestController
@RequestMapping(path = "/fhir/AuditEvent")
public final class FhirAuditEventController {

    static final String FHIR_JSON = "application/fhir+json";
    private static final int COUNT_DEFAULT = 100;
    private static final int PREFIX = 2;

    private final TrailController trail;
    private final TrailReader reader;
    private final NodeDescription node;

    public FhirAuditEventController(TrailController trail, TrailReader reader, NodeDescription node) {
        this.trail = trail;
        this.reader = reader;
        this.node = node;
    }

    @GetMapping(path = "/{seq}", produces = FHIR_JSON)
    Map<String, Object> read(Person person, @PathVariable long seq) {
        return FhirAuditEvents.resource(trail.find(person, seq), node.aeTitle());
    }

    @GetMapping(produces = FHIR_JSON)
    Map<String, Object> search(Person person, @RequestParam MultiValueMap<String, String> parameters) {
        if (parameters.containsKey("patient")) {
            throw new Rejected(Reason.INVALID_REQUEST, "search for a patient by POST to _search");
        }
        return found(person, parameters);
    }

    @PostMapping(path = "/_search", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE, produces = FHIR_JSON)
    Map<String, Object> searchByForm(Person person, @RequestParam MultiValueMap<String, String> parameters) {
        return found(person, parameters);
    }

    private Map<String, Object> found(Person person, MultiValueMap<String, String> parameters) {
        Optional<Instant> from = Optional.empty();
        Optional<Instant> until = Optional.empty();
        for (var date : parameters.getOrDefault("date", List.of())) {
            boolean prefixed = date.length() > PREFIX && Character.isLetter(date.charAt(0));
            var prefix = prefixed ? date.substring(0, PREFIX) : "eq";
            var text = prefixed ? date.substring(PREFIX) : date;
            switch (prefix) {
                case "ge" -> from = Optional.of(begin(text));
                case "gt" -> from = Optional.of(end(text));
                case "lt" -> until = Optional.of(begin(text));
                case "le" -> until = Optional.of(end(text));
                case "eq" -> {
                    from = Optional.of(begin(text));
                    until = Optional.of(end(text));
                }
                default -> throw new Rejected(Reason.INVALID_REQUEST, "date takes ge, gt, le, lt and eq");
            }
        }
        var search = new TrailSearch(
                from,
                until,
                first(parameters, "agent"),
                first(parameters, "patient"),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                trail.scope(person),
                false,
                Optional.empty(),
                count(parameters));
        return FhirAuditEvents.bundle(reader.find(search), node.aeTitle());
    }

    private static int count(MultiValueMap<String, String> parameters) {
        try {
            return first(parameters, "_count").map(Integer::parseInt).orElse(COUNT_DEFAULT);
        } catch (NumberFormatException e) {
            throw new Rejected(Reason.INVALID_REQUEST, "_count is a number", e);
        }
    }

    private static Optional<String> first(MultiValueMap<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.getFirst(name)).filter(value -> !value.isBlank());
    }

    private static Instant begin(String text) {
        return instant(text, 0);
    }

    /** Behind the day, or the millisecond. */
    private static Instant end(String text) {
        return instant(text, 1);
    }

    private static Instant instant(String text, int more) {
        try {
            return text.contains("T")
                    ? Instant.parse(text).plus(more, ChronoUnit.MILLIS)
                    : LocalDate.parse(text).plusDays(more).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new Rejected(Reason.INVALID_REQUEST, "date is a day or an instant in UTC", e);
        }
    }
}

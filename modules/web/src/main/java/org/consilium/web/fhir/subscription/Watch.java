package org.consilium.web.fhir.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.fhir.format.FhirCodec;
import org.consilium.web.fhir.resource.FhirType;
import org.consilium.web.fhir.search.Condition;
import org.consilium.web.fhir.search.Parameters;
import org.consilium.web.fhir.search.Search;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Tells whether what a subscription watches has changed: a search whose matches and versions are compared by their digest. */
final class Watch {

    /** The digest of no match. */
    static final String NOTHING = "";

    private static final Set<FhirType> WATCHED = Set.of(FhirType.TASK, FhirType.DIAGNOSTIC_REPORT);

    private final Search search;
    private final FhirCodec codec;

    Watch(Search search, FhirCodec codec) {
        this.search = search;
        this.codec = codec;
    }

    /** Errors: NOT_PROCESSABLE for what is no search, or one that is not watched. */
    static String criteria(String text) {
        try {
            Search.check(type(text), parameters(text));
            return text;
        } catch (Rejected unreadable) {
            throw new Rejected(Reason.NOT_PROCESSABLE, "criteria: a search of Task or DiagnosticReport", unreadable);
        }
    }

    private static FhirType type(String criteria) {
        return FhirType.named(criteria.replaceFirst("\\?.*", ""))
                .filter(WATCHED::contains)
                .orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, "a type that is not watched"));
    }

    private static MultiValueMap<String, String> parameters(String criteria) {
        return criteria.contains("?") ? Condition.parse(criteria).parameters() : new LinkedMultiValueMap<>();
    }

    /** The digest of everything that matches and has changed since. */
    String digest(Person person, Webhook hook, Instant since) {
        var parameters = new LinkedMultiValueMap<>(parameters(hook.criteria()));
        parameters.add(Parameters.LAST_UPDATED, "ge" + since.truncatedTo(ChronoUnit.MILLIS));
        var versions = search.all(person, type(hook.criteria()), parameters).stream()
                .map(codec::versioned)
                .map(match ->
                        match.getIdElement().getIdPart() + " " + match.getMeta().getVersionId())
                .sorted()
                .collect(Collectors.joining("\n"));
        if (versions.isEmpty()) {
            return NOTHING;
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(versions.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}

package org.consilium.web.fhir.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.fhir.identifier.Identifiers.Business;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The condition of a conditional interaction, written as the query of a search (FHIR R4 3.1.0.8.1). */
public record Condition(MultiValueMap<String, String> parameters) {

    /** Errors: INVALID_REQUEST. */
    public static Condition parse(String text) {
        String query = text.substring(text.indexOf('?') + 1);
        var parameters = new LinkedMultiValueMap<String, String>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw new Rejected(Reason.INVALID_REQUEST, "a condition is written as name=value");
            }
            try {
                parameters.add(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            } catch (IllegalArgumentException e) {
                throw new Rejected(Reason.INVALID_REQUEST, "a condition cannot be read", e);
            }
        }
        return new Condition(parameters);
    }

    /** The identifiers in it. */
    public List<Business> identifiers() {
        return parameters.getOrDefault("identifier", List.of()).stream()
                .map(Condition::business)
                .toList();
    }

    private static Business business(String token) {
        int bar = token.indexOf('|');
        return new Business(bar < 0 ? "" : token.substring(0, bar), token.substring(bar + 1));
    }
}

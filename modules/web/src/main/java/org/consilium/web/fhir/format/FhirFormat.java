package org.consilium.web.fhir.format;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.negotiation.Accept;
import org.consilium.web.negotiation.MediaRange;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The two forms in which resources travel (FHIR R4 3.1.0.1.11). */
public enum FhirFormat {
    JSON("application/fhir+json", List.of("json", "application/json", "text/json", "application/json+fhir")),
    XML("application/fhir+xml", List.of("xml", "application/xml", "text/xml", "application/xml+fhir"));

    private final String mediaType;
    private final List<String> otherNames;

    FhirFormat(String mediaType, List<String> otherNames) {
        this.mediaType = mediaType;
        this.otherNames = otherNames;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The form an answer is asked in, by {@code _format} or else by Accept; JSON when any will do. Errors: NOT_ACCEPTABLE. */
    public static FhirFormat ofAnswer(HttpServletRequest request) {
        String parameter = request.getParameter("_format");
        if (parameter != null) {
            return named(parameter).orElseThrow(() -> new Rejected(Reason.NOT_ACCEPTABLE, "_format is json or xml"));
        }
        var accept = Accept.of(List.of(), Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        for (MediaRange range : accept.ranges()) {
            for (FhirFormat format : values()) {
                if (range.includes(format.mediaType)
                        || format.otherNames.stream().anyMatch(range::includes)) {
                    return format;
                }
            }
        }
        throw new Rejected(Reason.NOT_ACCEPTABLE, "offered: " + JSON.mediaType + ", " + XML.mediaType);
    }

    /** The form of a refusal: the one that was asked for, JSON when that cannot be told. */
    public static FhirFormat ofAnswerOrJson(HttpServletRequest request) {
        try {
            return ofAnswer(request);
        } catch (Rejected none) {
            return JSON;
        }
    }

    /** The form of a body. Errors: UNSUPPORTED_MEDIA_TYPE. */
    public static FhirFormat ofBody(@Nullable String contentType) {
        return Optional.ofNullable(contentType)
                .map(MediaRange::parse)
                .flatMap(type -> named(type.type() + "/" + type.subtype()))
                .orElseThrow(() ->
                        new Rejected(Reason.UNSUPPORTED_MEDIA_TYPE, "taken: " + JSON.mediaType + ", " + XML.mediaType));
    }

    /** A plus in an address stands for a blank, and many write it so. */
    private static Optional<FhirFormat> named(String name) {
        var wanted = name.strip().toLowerCase(Locale.ROOT).replace(' ', '+').replaceFirst(";.*", "");
        for (FhirFormat format : values()) {
            if (format.mediaType.equals(wanted) || format.otherNames.contains(wanted)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}

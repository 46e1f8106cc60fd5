package org.consilium.web.fhir.format;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Resources as HTTP answers, with the headers that say which version they are (FHIR R4 3.1.0.1.3). */
public final class FhirAnswers {

    private static final String PREFER = "Prefer";

    private final FhirCodec codec;

    public FhirAnswers(FhirCodec codec) {
        this.codec = codec;
    }

    /** A resource with its version; 304 to whoever has it already. */
    public ResponseEntity<byte[]> read(HttpServletRequest request, Resource resource) {
        String tag = tag(resource);
        boolean known = Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .anyMatch(given -> given.equals("*") || strong(given).equals(strong(tag)));
        return known
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                        .headers(versionHeaders(resource))
                        .build()
                : answer(HttpStatus.OK, request, resource, versionHeaders(resource));
    }

    /** What a change has led to; without the body when the client prefers so. */
    public ResponseEntity<byte[]> changed(
            HttpServletRequest request, HttpStatus status, String base, Resource resource) {
        HttpHeaders headers = versionHeaders(resource);
        if (status == HttpStatus.CREATED) {
            headers.set(HttpHeaders.LOCATION, base + "/" + location(resource));
        }
        return prefers(request, "return=minimal")
                ? ResponseEntity.status(status).headers(headers).build()
                : answer(status, request, resource, headers);
    }

    public ResponseEntity<byte[]> answer(HttpStatus status, HttpServletRequest request, Resource resource) {
        return answer(status, request, resource, new HttpHeaders());
    }

    private ResponseEntity<byte[]> answer(
            HttpStatus status, HttpServletRequest request, Resource resource, HttpHeaders headers) {
        FhirFormat format = FhirFormat.ofAnswer(request);
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.parseMediaType(format.mediaType() + ";charset=UTF-8"))
                .body(codec.encode(resource, format));
    }

    private static HttpHeaders versionHeaders(Resource resource) {
        HttpHeaders headers = new HttpHeaders();
        headers.setCacheControl("private, no-cache");
        headers.setETag(tag(resource));
        lastUpdated(resource)
                .ifPresent(at -> headers.set(
                        HttpHeaders.LAST_MODIFIED,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                at.toInstant().atZone(ZoneOffset.UTC))));
        return headers;
    }

    private static Optional<Date> lastUpdated(Resource resource) {
        return Optional.ofNullable(resource.getMeta().getLastUpdated());
    }

    public static String tag(Resource resource) {
        return "W/\"" + resource.getMeta().getVersionId() + "\"";
    }

    /** Type, id and version of a resource as the end of an address. */
    public static String location(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart() + "/_history/"
                + resource.getMeta().getVersionId();
    }

    /** Errors: NOT_THE_VERSION when If-Match is there and names another version. */
    public static void requireVersion(Optional<String> ifMatch, Resource resource) {
        if (ifMatch.filter(given -> !strong(given.strip()).equals(strong(tag(resource))))
                .isPresent()) {
            throw new Rejected(Reason.NOT_THE_VERSION, "If-Match names another version than the present one");
        }
    }

    /** Whether the client asks for something in its Prefer header (RFC 7240). */
    public static boolean prefers(HttpServletRequest request, String preference) {
        return Collections.list(request.getHeaders(PREFER)).stream()
                .flatMap(header -> Arrays.stream(header.split("[,;]")))
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .anyMatch(preference::equals);
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}

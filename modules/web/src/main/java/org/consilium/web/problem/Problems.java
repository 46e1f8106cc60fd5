package org.consilium.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem details from reasons, and writes them where no controller is at work (security filters). */
public final class Problems {

    /** Seconds a client is asked to wait after TOO_MANY_REQUESTS, UNAVAILABLE and OUT_OF_RESOURCES. */
    static final int RETRY_AFTER_SECONDS = 30;

    private static final String FHIR = "/fhir";
    private static final String FHIR_JSON = "application/fhir+json";
    private static final String TYPE_PREFIX = "urn:consilium:problem:";

    private final JsonMapper json;

    public Problems(JsonMapper json) {
        this.json = json;
    }

    /** @param detail a sentence for the reader, without patient data */
    public static ProblemDetail of(Reason reason, String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(reason.httpStatus());
        problem.setType(URI.create(TYPE_PREFIX + reason.problemType()));
        problem.setTitle(reason.text());
        problem.setDetail(detail);
        return problem;
    }

    static ProblemDetail of(Rejected rejected) {
        return of(rejected.reason(), String.valueOf(rejected.getMessage()));
    }

    /** Headers of an answer that refuses. */
    public static HttpHeaders headers(Reason reason) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        switch (reason) {
            case TOO_MANY_REQUESTS, UNAVAILABLE, OUT_OF_RESOURCES ->
                headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
            default -> {
                // Trying again would not help.
            }
        }
        return headers;
    }

    /** In the words of the interface that was asked: an OperationOutcome under {@code /fhir}, a problem elsewhere. */
    public void write(Reason reason, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean fhir = request.getRequestURI().startsWith(FHIR);
        response.setStatus(reason.httpStatus());
        headers(reason).forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        if (fhir) {
            response.setContentType(FHIR_JSON);
        }
        response.getOutputStream()
                .write(json.writeValueAsBytes(fhir ? IssueCodes.outcome(reason) : of(reason, reason.text())));
    }
}

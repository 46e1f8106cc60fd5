package org.consilium.web.fhir.interaction;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.fhir.format.FhirCodec;
import org.consilium.web.fhir.format.FhirFormat;
import org.consilium.web.fhir.format.Outcomes;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is refused under {@code /fhir} before an interaction is found for it, such as a form in another media type, is an OperationOutcome too (FHIR
 * R4 3.1.0.1.4). {@link FhirProblemAdvice} is asked only when a controller was found.
 */
public final class FhirRefusals implements HandlerExceptionResolver, Ordered {

    private final FhirCodec codec;

    public FhirRefusals(FhirCodec codec) {
        this.codec = codec;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (!(e instanceof ErrorResponse refusal) || !isFhir(request) || response.isCommitted()) {
            return null;
        }
        var format = FhirFormat.ofAnswerOrJson(request);
        var reason = new Rejected(reason(refusal.getStatusCode()));
        response.setStatus(refusal.getStatusCode().value());
        refusal.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(format.mediaType() + ";charset=UTF-8");
        try {
            response.getOutputStream().write(codec.encode(Outcomes.refusal(reason), format));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return new ModelAndView();
    }

    private static boolean isFhir(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.equals("/fhir") || path.startsWith("/fhir/");
    }

    private static Reason reason(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case UNSUPPORTED_MEDIA_TYPE -> Reason.UNSUPPORTED_MEDIA_TYPE;
            case NOT_ACCEPTABLE -> Reason.NOT_ACCEPTABLE;
            case NOT_FOUND -> Reason.NOT_FOUND;
            case null, default -> Reason.INVALID_REQUEST;
        };
    }

    /** Before Spring's own, which make problem details; after the one that breaks off answers that have begun. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }
}

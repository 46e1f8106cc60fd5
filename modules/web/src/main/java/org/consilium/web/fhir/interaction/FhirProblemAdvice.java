package org.consilium.web.fhir.interaction;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.audit.FhirAuditEventController;
import org.consilium.web.fhir.capability.CapabilityController;
import org.consilium.web.fhir.format.FhirCodec;
import org.consilium.web.fhir.format.FhirFormat;
import org.consilium.web.fhir.format.Outcomes;
import org.consilium.web.problem.Problems;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What goes wrong under {@code /fhir} is said as OperationOutcome, by the same table of reasons as everywhere. */
@RestControllerAdvice(
        assignableTypes = {
            FhirReadController.class,
            FhirWriteController.class,
            BinaryController.class,
            CapabilityController.class,
            FhirAuditEventController.class
        })
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class FhirProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(FhirProblemAdvice.class);
    private static final int SERVER_ERROR = 500;

    private final FhirCodec codec;

    public FhirProblemAdvice(FhirCodec codec) {
        this.codec = codec;
    }

    @ExceptionHandler(Rejected.class)
    ResponseEntity<byte[]> rejected(Rejected rejected, HttpServletRequest request) {
        return answer(
                rejected.reason().httpStatus(),
                Problems.headers(rejected.reason()),
                Outcomes.refusal(rejected),
                request);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<byte[]> databaseAway(RuntimeException e, HttpServletRequest request) {
        LOG.warn("The database cannot be used: {}", e.getClass().getSimpleName());
        return rejected(new Rejected(Reason.UNAVAILABLE), request);
    }

    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<byte[]> parametersUnreadable(InvalidParameterException e, HttpServletRequest request) {
        return rejected(new Rejected(Reason.INVALID_REQUEST, "the query cannot be read", e), request);
    }

    /** An id or a parameter that cannot be one, such as letters for a number. */
    @ExceptionHandler(TypeMismatchException.class)
    ResponseEntity<byte[]> notOfItsType(TypeMismatchException e, HttpServletRequest request) {
        return rejected(new Rejected(Reason.INVALID_REQUEST, "an id or a parameter is not of its type", e), request);
    }

    /** The outermost edge: a bug is logged with its trace and told to the client without it. */
    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<byte[]> failed(RuntimeException e, HttpServletRequest request) {
        LOG.error("{} under /fhir failed", request.getMethod(), e);
        return answer(SERVER_ERROR, new HttpHeaders(), Outcomes.failure("The node failed; see its log"), request);
    }

    private ResponseEntity<byte[]> answer(
            int status, HttpHeaders headers, OperationOutcome outcome, HttpServletRequest request) {
        var format = FhirFormat.ofAnswerOrJson(request);
        headers.setContentType(MediaType.parseMediaType(format.mediaType() + ";charset=UTF-8"));
        return ResponseEntity.status(status).headers(headers).body(codec.encode(outcome, format));
    }
}

package org.consilium.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;

/** Answers every exception of a controller that has not begun its answer; for the others see {@link BrokenOffAnswers}. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(Rejected.class)
    ResponseEntity<ProblemDetail> rejected(Rejected rejected) {
        return ResponseEntity.status(rejected.reason().httpStatus())
                .headers(Problems.headers(rejected.reason()))
                .body(Problems.of(rejected));
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ProblemDetail> databaseAway(RuntimeException e) {
        LOG.warn("The database cannot be used: {}", e.getClass().getSimpleName());
        return unavailable();
    }

    /** A query that is no form data, such as {@code ?=1} or an escape that is no UTF-8. */
    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<ProblemDetail> parametersUnreadable(InvalidParameterException e) {
        return rejected(new Rejected(Reason.INVALID_REQUEST, "the query cannot be read", e));
    }

    @ExceptionHandler(IOException.class)
    ResponseEntity<ProblemDetail> inputOrOutputFailed(IOException e) {
        LOG.error("Reading or writing failed", e);
        return unavailable();
    }

    /** The outermost edge: a bug is logged with its trace and told to the client without it. */
    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<ProblemDetail> failed(RuntimeException e, HttpServletRequest request) {
        LOG.error("{} {} failed", request.getMethod(), pattern(request), e);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(HttpServletResponse.SC_INTERNAL_SERVER_ERROR), "The node failed; see its log");
        return ResponseEntity.internalServerError()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** A refusal by the constructor of a request record arrives wrapped by the JSON parser. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Rejected rejected = refusalWithin(e)
                .orElseGet(() -> new Rejected(Reason.INVALID_REQUEST, "not the JSON expected" + fieldOf(e)));
        return new ResponseEntity<>(
                Problems.of(rejected),
                Problems.headers(rejected.reason()),
                rejected.reason().httpStatus());
    }

    /** Spring's own refusals (method, media type, parameter) keep their status and never repeat what the client sent. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpHeaders answer = new HttpHeaders();
        answer.addAll(headers);
        answer.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        answer.setCacheControl("no-store");
        ProblemDetail problem = ProblemDetail.forStatus(status);
        if (e instanceof ErrorResponse refusal && refusal.getBody().getTitle() != null) {
            problem.setTitle(refusal.getBody().getTitle());
        }
        return new ResponseEntity<>(problem, answer, status);
    }

    private static ResponseEntity<ProblemDetail> unavailable() {
        return ResponseEntity.status(Reason.UNAVAILABLE.httpStatus())
                .headers(Problems.headers(Reason.UNAVAILABLE))
                .body(Problems.of(Reason.UNAVAILABLE, Reason.UNAVAILABLE.text()));
    }

    private static Optional<Rejected> refusalWithin(Throwable e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejected rejected) {
                return Optional.of(rejected);
            }
        }
        return Optional.empty();
    }

    /** Where in the body the JSON parser stopped: names of our own fields, never values. */
    private static String fieldOf(Throwable e) {
        return e.getCause() instanceof DatabindException json
                ? " at "
                        + json.getPath().stream()
                                .map(step -> String.valueOf(step.getPropertyName()))
                                .collect(Collectors.joining("."))
                : "";
    }

    /** The route, not the path: a path may hold identifiers. */
    private static Object pattern(HttpServletRequest request) {
        Object pattern = request.getAttribute("org.springframework.web.servlet.HandlerMapping.bestMatchingPattern");
        return pattern == null ? "(no route)" : pattern;
    }
}

package org.consilium.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Stands before all other handling of exceptions. Once bytes of an answer are on their way nothing can be added to them: the
 * exception leaves the servlet and the server cuts the connection, so that the client sees an answer that is not whole. Left
 * to Spring, an {@link java.io.EOFException} of a store would pass for a client that went away, and half an image for a
 * whole one.
 */
public final class BrokenOffAnswers implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenOffAnswers.class);

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (isOfClient(e)) {
            LOG.debug("The client closed the connection"); // The work has ended with the write that failed.
            return new ModelAndView();
        }
        if (response.isCommitted()) {
            throw new IllegalStateException("The answer broke off", e);
        }
        return null;
    }

    /** Spring wraps what the server throws when the client is gone, and what else goes wrong while an answer is written. */
    private static boolean isOfClient(Exception e) {
        return e instanceof ClientAbortException
                || (e instanceof AsyncRequestNotUsableException && e.getCause() instanceof ClientAbortException);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}

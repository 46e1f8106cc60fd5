package org.consilium.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.problem.Problems;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bodies of the case API and of FHIR become objects in memory as a whole, so they are bounded before one byte is read. */
final class ApiBodyLimit extends OncePerRequestFilter {

    /** Longest body in bytes: a question of many pages, or a draft in any script, is a hundredth of it. */
    static final int BODY_BYTES_MAX = 4 << 20;

    /** Documents and tables of codes are read as they come, within limits of their own. */
    private static final Pattern DOCUMENTS =
            Pattern.compile("/api/cases/[0-9a-fA-F-]{36}/documents|/api/code-tables/[A-Z0-9-]+");

    private final Problems problems;

    ApiBodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return DOCUMENTS.matcher(request.getRequestURI()).matches()
                || !request.getRequestURI().startsWith("/api/")
                        && !request.getRequestURI().startsWith("/fhir");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > BODY_BYTES_MAX) {
            problems.write(Reason.TOO_LARGE, request, response);
        } else {
            chain.doFilter(new Bounded(request), response);
        }
    }

    /** For bodies sent in chunks, whose length nobody has said. */
    private static final class Bounded extends HttpServletRequestWrapper {

        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new BoundedInput(super.getInputStream());
        }
    }

    private static final class BoundedInput extends ServletInputStream {

        private final ServletInputStream body;
        private long taken;

        BoundedInput(ServletInputStream body) {
            this.body = body;
        }

        private int count(int read) {
            taken += read;
            if (taken > BODY_BYTES_MAX) {
                throw new Rejected(Reason.TOO_LARGE, BODY_BYTES_MAX + " bytes at most");
            }
            return read;
        }

        @Override
        public int read() throws IOException {
            int value = body.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = body.read(target, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}

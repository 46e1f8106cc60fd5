package org.consilium.web.dicomweb.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.web.dicomweb.Requests;
import org.consilium.web.multipart.MultipartWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Bytes of known number outside a multipart message, or the ranges of them that are asked for (RFC 9110 14). */
public final class RangedAnswer {

    private RangedAnswer() {}

    /** What is answered. */
    public interface Source {

        /** Bytes of the whole. */
        long length();

        /** Writes some of them. */
        void write(long offset, long length, OutputStream output) throws IOException;
    }

    /**
     * Answers with 200, 206 or, for one form of a stored object only, with parts of it in {@code multipart/byteranges}.
     *
     * @param tag the strong entity tag of the whole, as it was set
     * @throws Rejected RANGE_NOT_SATISFIABLE where the value has none of what is asked for; Content-Range says how long it is
     */
    public static void send(
            Source source, String mediaType, String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long total = source.length();
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (Requests.isHead(request)) {
            response.setContentType(mediaType);
            response.setContentLengthLong(total); // Ranges have no meaning for HEAD (RFC 9110 14.2).
            return;
        }
        List<ByteSpan> spans = ByteSpan.asked(
                isOfThis(request.getHeader(HttpHeaders.IF_RANGE), tag) ? request.getHeader(HttpHeaders.RANGE) : null,
                total);
        if (spans.isEmpty()) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + total);
            throw new Rejected(Reason.RANGE_NOT_SATISFIABLE, "there are " + total + " bytes");
        }
        if (spans.size() > 1) {
            ranges(source, spans, mediaType, "part-" + tag, response);
            return;
        }
        ByteSpan span = spans.getFirst();
        response.setContentType(mediaType);
        response.setContentLengthLong(span.length());
        if (span.length() < total) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(HttpHeaders.CONTENT_RANGE, span.contentRange(total));
        }
        source.write(span.offset(), span.length(), response.getOutputStream());
    }

    private static void ranges(
            Source source, List<ByteSpan> spans, String mediaType, String boundary, HttpServletResponse response)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setContentType("multipart/byteranges; boundary=" + boundary);
        MultipartWriter writer = new MultipartWriter(response.getOutputStream(), boundary);
        for (ByteSpan span : spans) {
            writer.beginRange(mediaType, span.contentRange(source.length()));
            source.write(span.offset(), span.length(), writer.body());
        }
        writer.end();
    }

    /** Whether a part may be joined to what the client has (RFC 9110 13.1.5); a date is never exact enough. */
    private static boolean isOfThis(@Nullable String ifRange, String tag) {
        return ifRange == null || ifRange.equals('"' + tag + '"');
    }
}

package org.consilium.web.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * Reads the parts of a multipart body one after another (RFC 2046 5.1.1). Holds one buffer, whatever the size of the
 * parts.
 *
 * <p>Errors: {@link Reason#INVALID_REQUEST} for a body that does not keep to the form or ends inside a part,
 * {@link Reason#TOO_LARGE} for one that exceeds {@link MultipartLimits}.
 */
public final class MultipartReader {

    private final DelimitedInput input;
    private final MultipartLimits limits;
    private int parts;
    private boolean started;
    private boolean ended;

    /** @param boundary as named by the Content-Type of the message */
    public MultipartReader(InputStream body, String boundary, MultipartLimits limits) {
        if (boundary.isEmpty() || boundary.length() > MultipartLimits.BOUNDARY_LENGTH_MAX) {
            throw new Rejected(
                    Reason.INVALID_REQUEST,
                    "the boundary has no or more than " + MultipartLimits.BOUNDARY_LENGTH_MAX + " characters");
        }
        this.input = new DelimitedInput(body, ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1));
        this.limits = limits;
    }

    /** The next part; what is left of the one before is skipped. Empty after the last. */
    public Optional<Part> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        if (!started) {
            started = true;
            skipPreamble();
        } else {
            input.skipToDelimiter(Long.MAX_VALUE);
        }
        if (!afterDelimiter()) {
            ended = true;
            return Optional.empty();
        }
        if (++parts > limits.partsMax()) {
            throw new Rejected(Reason.TOO_LARGE, "more than " + limits.partsMax() + " parts");
        }
        Map<String, String> headers = readHeaders();
        return Optional.of(new Part(headers, input.untilDelimiter()));
    }

    private void skipPreamble() throws IOException {
        if (!input.skipToDelimiter(limits.preambleBytesMax())) {
            throw new Rejected(Reason.INVALID_REQUEST, "no boundary at the start of the multipart body");
        }
    }

    /** Whether a part follows; false after the closing delimiter. */
    private boolean afterDelimiter() throws IOException {
        input.takeDelimiter();
        String padding = line(limits.headerBytesMax());
        if (padding.startsWith("--")) {
            return false;
        }
        if (!padding.isBlank()) {
            throw new Rejected(Reason.INVALID_REQUEST, "characters after a boundary");
        }
        return true;
    }

    private Map<String, String> readHeaders() throws IOException {
        Map<String, String> headers = new HashMap<>();
        int left = limits.headerBytesMax();
        for (String line = line(left); !line.isEmpty(); line = line(left)) {
            left -= line.length() + 2;
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new Rejected(Reason.INVALID_REQUEST, "a part header without a name");
            }
            headers.putIfAbsent(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** A line without its CR LF. The closing delimiter may be the very end of the body. */
    private String line(int bytesMax) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = input.read();
        while (next >= 0 && next != '\r') {
            if (line.length() >= bytesMax) {
                throw new Rejected(Reason.TOO_LARGE, "part headers longer than " + limits.headerBytesMax() + " bytes");
            }
            line.append((char) next);
            if (line.length() == 2 && line.charAt(0) == '-' && line.charAt(1) == '-') {
                return "--";
            }
            next = input.read();
        }
        if (next < 0 || input.read() != '\n') {
            throw new Rejected(Reason.INVALID_REQUEST, "the multipart body ends too early or has a lone CR");
        }
        return line.toString();
    }
}

package org.consilium.web.dicomweb.retrieve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

/**
 * A run of bytes of a value.
 *
 * @param offset of the first
 * @param length how many
 */
record ByteSpan(long offset, long length) {

    /**
     * What a Range header asks for (RFC 9110 14.2). Everything when there is none, when it is none that can be met, and for
     * several ranges: a server may always answer the whole.
     */
    static ByteSpan asked(@Nullable String header, long total) {
        ByteSpan whole = new ByteSpan(0, total);
        if (header == null || total == 0) {
            return whole;
        }
        try {
            List<HttpRange> ranges = HttpRange.parseRanges(header);
            if (ranges.size() != 1) {
                return whole;
            }
            long start = ranges.getFirst().getRangeStart(total);
            long end = ranges.getFirst().getRangeEnd(total);
            return start <= end && start < total ? new ByteSpan(start, end - start + 1) : whole;
        } catch (IllegalArgumentException e) {
            return whole; // A range that cannot be read is ignored (RFC 9110 14.2).
        }
    }

    String contentRange(long total) {
        return "bytes " + offset + "-" + (offset + length - 1) + "/" + total;
    }
}

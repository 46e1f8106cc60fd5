package org.consilium.web.dicomweb.retrieve;

import java.util.ArrayList;
import java.util.Comparator;
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

    /** Most ranges of one request; for more, as for those that overlap, the whole is answered (RFC 9110 14.2). */
    static final int RANGES_MAX = 16;

    /**
     * What a Range header asks for (RFC 9110 14.2), in the order it does, without what lies behind the end: none when nothing is
     * left. Everything when there is no header, when it cannot be read, and when its ranges are too many or overlap.
     */
    static List<ByteSpan> asked(@Nullable String header, long total) {
        List<ByteSpan> whole = List.of(new ByteSpan(0, total));
        if (header == null) {
            return whole;
        }
        List<HttpRange> ranges;
        try {
            ranges = HttpRange.parseRanges(header);
        } catch (IllegalArgumentException e) {
            return whole;
        }
        if (ranges.isEmpty() || ranges.size() > RANGES_MAX) {
            return whole;
        }
        List<ByteSpan> spans = new ArrayList<>();
        for (HttpRange range : ranges) {
            long start = range.getRangeStart(total);
            long end = range.getRangeEnd(total);
            if (start <= end && start < total) {
                spans.add(new ByteSpan(start, end - start + 1));
            }
        }
        return overlap(spans) ? whole : spans;
    }

    private static boolean overlap(List<ByteSpan> spans) {
        List<ByteSpan> sorted = spans.stream()
                .sorted(Comparator.comparingLong(ByteSpan::offset))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).offset() < sorted.get(i - 1).end()) {
                return true;
            }
        }
        return false;
    }

    /** Where the bytes behind it begin. */
    long end() {
        return offset + length;
    }

    String contentRange(long total) {
        return "bytes " + offset + "-" + (end() - 1) + "/" + total;
    }
}

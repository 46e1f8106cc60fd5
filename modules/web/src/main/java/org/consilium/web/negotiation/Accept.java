package org.consilium.web.negotiation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * What a client is ready to take, best first: higher quality before lower, then in the order written.
 *
 * <p>The {@code accept} query parameter, where given, is what browsers use that cannot set the header; it comes before it
 * (PS3.18 8.3.3.1).
 *
 * @param ranges without those of quality 0; never empty
 */
public record Accept(List<MediaRange> ranges) {

    /** More media ranges than this are no honest request. */
    static final int RANGES_MAX = 64;

    private static final MediaRange ANYTHING = MediaRange.parse("*/*");

    public Accept {
        ranges = List.copyOf(ranges);
    }

    /**
     * @param query values of the {@code accept} query parameter
     * @param header values of the Accept header; absent means anything (RFC 9110 12.5.1)
     */
    public static Accept of(List<String> query, List<String> header) {
        List<String> written = Stream.concat(query.stream(), header.stream())
                .flatMap(field -> HeaderScanner.split(field, ',').stream())
                .toList();
        if (written.size() > RANGES_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "more than " + RANGES_MAX + " media ranges");
        }
        if (written.isEmpty()) {
            return new Accept(List.of(ANYTHING));
        }
        return new Accept(written.stream()
                .map(MediaRange::parse)
                .filter(range -> range.quality() > 0)
                .sorted(Comparator.comparingDouble(MediaRange::quality).reversed())
                .toList());
    }

    /** Whether a media type may be sent as it is, not inside a multipart message. */
    public boolean takes(String mediaType) {
        return ranges.stream().anyMatch(range -> range.includes(mediaType));
    }

    /** The first of some media types, in the order of the client's preference. Errors: NOT_ACCEPTABLE. */
    public String best(List<String> mediaTypes) {
        return ranges.stream()
                .flatMap(range -> mediaTypes.stream().filter(range::includes))
                .findFirst()
                .orElseThrow(() -> new Rejected(Reason.NOT_ACCEPTABLE, "offered: " + String.join(", ", mediaTypes)));
    }
}

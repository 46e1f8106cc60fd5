package org.consilium.web.negotiation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;

/**
 * A media type or range of them, as one element of an Accept header or the value of a Content-Type (RFC 9110 8.3.1,
 * 12.5.1).
 *
 * @param type lower case, {@code *} for any
 * @param subtype lower case, {@code *} for any
 * @param parameters by lower-case name, without {@code q}
 * @param quality 0 (never) to 1 (gladly)
 */
public record MediaRange(String type, String subtype, Map<String, String> parameters, double quality) {

    public MediaRange {
        parameters = Map.copyOf(parameters);
    }

    /** Errors: INVALID_REQUEST when it is not a media type. */
    public static MediaRange parse(String text) {
        List<String> pieces = HeaderScanner.split(text, ';');
        String name = pieces.isEmpty() ? "" : pieces.getFirst();
        int slash = name.indexOf('/');
        if (slash <= 0 || slash == name.length() - 1) {
            throw new Rejected(Reason.INVALID_REQUEST, "not a media type");
        }
        Map<String, String> parameters = HeaderScanner.parameters(pieces.subList(1, pieces.size()));
        String quality = parameters.remove("q");
        return new MediaRange(
                name.substring(0, slash).strip().toLowerCase(Locale.ROOT),
                name.substring(slash + 1).strip().toLowerCase(Locale.ROOT),
                parameters,
                quality == null ? 1 : quality(quality));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Whether a media type without parameters, in lower case, is in this range. */
    public boolean includes(String mediaType) {
        return (type.equals("*") && subtype.equals("*"))
                || (subtype.equals("*") && mediaType.startsWith(type + "/"))
                || mediaType.equals(type + "/" + subtype);
    }

    public boolean isMultipartRelated() {
        return type.equals("multipart") && (subtype.equals("related") || subtype.equals("*"));
    }

    /** {@code *}/{@code *}: anything. */
    public boolean isAnything() {
        return type.equals("*");
    }

    /** The range that the parts of a multipart answer are to be of; anything when the parameter is absent. */
    public MediaRange partRange() {
        MediaRange part = parameter("type").map(MediaRange::parse).orElse(new MediaRange("*", "*", Map.of(), 1));
        return new MediaRange(part.type, part.subtype, parameters, quality);
    }

    private static double quality(String text) {
        try {
            double value = Double.parseDouble(text);
            return value >= 0 && value <= 1 ? value : 0;
        } catch (NumberFormatException e) {
            throw new Rejected(Reason.INVALID_REQUEST, "a q value is not a number", e);
        }
    }
}

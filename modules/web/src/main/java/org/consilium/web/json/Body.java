package org.consilium.web.json;

import java.util.List;
import java.util.Optional;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.jspecify.annotations.Nullable;

/** Checks of the fields of a request body. Errors of all: INVALID_REQUEST, naming the field and never its content. */
public final class Body {

    /** Longest single-line text (a name, an address), in characters. */
    public static final int LINE_LENGTH_MAX = 256;

    /** Longest free text, in characters. */
    public static final int TEXT_LENGTH_MAX = 50_000;

    /** Most elements of a list. */
    public static final int LIST_MAX = 200;

    private Body() {}

    public static <T> T require(@Nullable T value, String field) {
        if (value == null) {
            throw new Rejected(Reason.INVALID_REQUEST, field + " is missing");
        }
        return value;
    }

    /** A line that is not blank, stripped. */
    public static String line(@Nullable String value, String field) {
        return optionalLine(value, field)
                .orElseThrow(() -> new Rejected(Reason.INVALID_REQUEST, field + " is missing"));
    }

    /** A line without control characters; empty when absent or blank. */
    public static Optional<String> optionalLine(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (value.length() > LINE_LENGTH_MAX || value.chars().anyMatch(Character::isISOControl)) {
            throw new Rejected(
                    Reason.INVALID_REQUEST,
                    field + " has more than " + LINE_LENGTH_MAX + " characters or a control character");
        }
        return Optional.of(value.strip());
    }

    /** A text of any number of lines; empty when absent. */
    public static String text(@Nullable String value, String field) {
        if (value == null) {
            return "";
        }
        if (value.length() > TEXT_LENGTH_MAX || value.indexOf('\0') >= 0) {
            throw new Rejected(
                    Reason.INVALID_REQUEST, field + " has more than " + TEXT_LENGTH_MAX + " characters or a NUL");
        }
        return value;
    }

    /** A list without gaps; empty when absent. */
    public static <T> List<T> list(@Nullable List<T> value, String field) {
        if (value == null) {
            return List.of();
        }
        if (value.size() > LIST_MAX || value.stream().anyMatch(element -> element == null)) {
            throw new Rejected(
                    Reason.INVALID_REQUEST, field + " has more than " + LIST_MAX + " elements or an empty one");
        }
        return List.copyOf(value);
    }
}

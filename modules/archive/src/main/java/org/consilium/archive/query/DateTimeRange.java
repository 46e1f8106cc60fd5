package org.consilium.archive.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of date-times (PS3.4 C.2.2.2.5, VR DT): one value, two with a hyphen between, or one with a hyphen before or after it. A value that is cut
 * off stands for all that begins with it; one without offset is in UTC. After eight digits or more a hyphen with four digits is an offset
 * from UTC (PS3.5 table 6.2-1).
 *
 * @param from first instant; absent when open
 * @param to first instant after the range; absent when open
 */
record DateTimeRange(Optional<Instant> from, Optional<Instant> to) {

    private static final String VALUE =
            "(\\d{4})(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(\\.\\d{1,6})?([+-]\\d{4})?";
    private static final Pattern ONE = Pattern.compile(VALUE);
    private static final Pattern TWO =
            Pattern.compile("(?<from>" + VALUE.replace("(\\", "(?:\\").replace("([", "(?:[") + ")?-(?<to>"
                    + VALUE.replace("(\\", "(?:\\").replace("([", "(?:[") + ")?");

    private static final int FRACTION = 7;
    private static final int OFFSET = 8;
    private static final ChronoUnit[] UNITS = {
        ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS
    };

    /** None when it is no range of date-times. */
    static Optional<DateTimeRange> parse(String text) {
        Matcher one = ONE.matcher(text);
        if (one.matches()) {
            return span(text);
        }
        Matcher two = TWO.matcher(text);
        if (!two.matches() || text.equals("-")) {
            return Optional.empty();
        }
        var from = Optional.ofNullable(two.group("from")).map(DateTimeRange::span);
        var to = Optional.ofNullable(two.group("to")).map(DateTimeRange::span);
        boolean broken = from.filter(Optional::isEmpty).isPresent()
                || to.filter(Optional::isEmpty).isPresent();
        return broken
                ? Optional.empty()
                : Optional.of(new DateTimeRange(
                        from.flatMap(span -> span).flatMap(DateTimeRange::from),
                        to.flatMap(span -> span).flatMap(DateTimeRange::to)));
    }

    /** Whether a value begins within it. */
    boolean holds(String value) {
        return span(value)
                .flatMap(DateTimeRange::from)
                .filter(begin -> from.filter(begin::isBefore).isEmpty()
                        && to.filter(end -> !begin.isBefore(end)).isEmpty())
                .isPresent();
    }

    /** All instants that begin with a value. */
    private static Optional<DateTimeRange> span(String value) {
        Matcher parts = ONE.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int[] fields = {0, 1, 1, 0, 0, 0};
        int known = 0;
        while (known < fields.length && parts.group(known + 1) != null) {
            fields[known] = Integer.parseInt(parts.group(known + 1));
            known++;
        }
        try {
            var fraction = Optional.ofNullable(parts.group(FRACTION));
            var offset =
                    Optional.ofNullable(parts.group(OFFSET)).map(ZoneOffset::of).orElse(ZoneOffset.UTC);
            var begin = LocalDateTime.of(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5])
                    .plusNanos(fraction.map(DateTimeRange::nanos).orElse(0L));
            var end = fraction.isPresent()
                    ? begin.plusNanos(nanosOf(fraction.get().length() - 1))
                    : begin.plus(1, UNITS[known - 1]);
            return Optional.of(
                    new DateTimeRange(Optional.of(begin.toInstant(offset)), Optional.of(end.toInstant(offset))));
        } catch (DateTimeException notOnTheCalendar) {
            return Optional.empty();
        }
    }

    private static long nanos(String fraction) {
        return Long.parseLong(fraction.substring(1)) * nanosOf(fraction.length() - 1);
    }

    /** Nanoseconds of the last of some decimals. */
    private static long nanosOf(int decimals) {
        long nanos = ChronoUnit.SECONDS.getDuration().toNanos();
        for (int i = 0; i < decimals; i++) {
            nanos /= 10;
        }
        return nanos;
    }
}

package org.consilium.web.fhir.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/**
 * The time that a date of some precision stands for (FHIR R4 3.1.1.4.7); days and longer are those of UTC.
 *
 * @param begin the first instant
 * @param end the first instant after it
 */
record DateRange(Instant begin, Instant end) {

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern WITHOUT_ZONE = Pattern.compile(".*T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?");
    private static final Pattern MINUTE = Pattern.compile("[^T]*T\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})");

    /** Errors: INVALID_REQUEST. */
    static DateRange parse(String text) {
        try {
            if (YEAR.matcher(text).matches()) {
                return days(
                        Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1));
            }
            if (MONTH.matcher(text).matches()) {
                return days(
                        YearMonth.parse(text).atDay(1),
                        YearMonth.parse(text).plusMonths(1).atDay(1));
            }
            if (DAY.matcher(text).matches()) {
                return days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
            }
            // A plus in an address arrives as a blank.
            String zoned = WITHOUT_ZONE.matcher(text).matches() ? text + "Z" : text.replace(' ', '+');
            Instant begin = OffsetDateTime.parse(zoned).toInstant();
            var unit = MINUTE.matcher(zoned).matches()
                    ? ChronoUnit.MINUTES
                    : text.indexOf('.') > 0 ? ChronoUnit.MILLIS : ChronoUnit.SECONDS;
            return new DateRange(
                    begin.truncatedTo(unit), begin.truncatedTo(unit).plus(1, unit));
        } catch (DateTimeParseException e) {
            throw new Rejected(
                    Reason.INVALID_REQUEST, "a date is YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ", e);
        }
    }

    static DateRange of(BaseDateTimeType value) {
        return parse(value.getValueAsString());
    }

    private static DateRange days(LocalDate from, LocalDate to) {
        return new DateRange(
                from.atStartOfDay().toInstant(ZoneOffset.UTC), to.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** Whether a value, this being what is asked for, stands in the relation that a prefix names. Errors: INVALID_REQUEST. */
    boolean matches(String prefix, DateRange value) {
        boolean inside = !value.begin.isBefore(begin) && !value.end.isAfter(end);
        return switch (prefix) {
            case "eq" -> inside;
            case "ne" -> !inside;
            case "gt" -> value.end.isAfter(end);
            case "lt" -> value.begin.isBefore(begin);
            case "ge" -> value.end.isAfter(end) || inside;
            case "le" -> value.begin.isBefore(begin) || inside;
            case "sa" -> !value.begin.isBefore(end);
            case "eb" -> !value.end.isAfter(begin);
            default -> throw new Rejected(Reason.INVALID_REQUEST, "the prefixes of dates are eq ne gt lt ge le sa eb");
        };
    }
}

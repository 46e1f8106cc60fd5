package org.consilium.archive.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consilium.archive.Level;
import org.consilium.archive.index.Folded;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;

/** Attribute matching (PS3.4 C.2.2.2) as conditions. */
final class Matching {

    /** The value that matches attributes without one (PS3.4 C.2.2.2.7). */
    static final String EMPTY = "\"\"";

    private static final Pattern UID_SEPARATOR = Pattern.compile("[\\\\,]");
    private static final Pattern VALUE_SEPARATOR = Pattern.compile("\\\\");
    private static final Pattern DATE = Pattern.compile("\\d{8}");
    private static final Pattern TIME = Pattern.compile("\\d{2}(\\d{2}(\\d{2}(\\.\\d{1,6})?)?)?");
    private static final int MICROSECOND_NANOS = 1_000;
    private static final LocalTime LAST_OF_A_DAY = LocalTime.of(23, 59, 59, 999_999_000);

    private final Where where;
    private final boolean fuzzy;

    Matching(Where where, boolean fuzzy) {
        this.where = where;
        this.fuzzy = fuzzy;
    }

    /**
     * Adds the conditions of all keys.
     *
     * @param dateTime whether a date and its time are matched as one instant
     */
    void addAll(Map<Integer, String> keys, Level level, boolean dateTime) {
        var rest = new LinkedHashMap<>(keys);
        if (dateTime) {
            instants(Key.STUDY_DATE, Key.STUDY_TIME, level, rest);
            instants(Key.PERFORMED_DATE, Key.PERFORMED_TIME, level, rest);
        }
        rest.forEach((tag, value) -> add(Key.of(tag, level), value));
    }

    /** Takes a date and its time out of the keys where both have a value (PS3.4 C.2.2.2.5). */
    private void instants(Key date, Key time, Level level, Map<Integer, String> keys) {
        var days = keys.getOrDefault(date.tag(), "").strip();
        var times = keys.getOrDefault(time.tag(), "").strip();
        if (days.isEmpty() || times.isEmpty() || !Key.isSupported(date.tag(), level)) {
            return;
        }
        keys.remove(date.tag());
        keys.remove(time.tag());
        var dates = range(plainDates(days));
        var hours = range(times.replace(":", ""));
        var column = "(%s + coalesce(%s, time '00:00'))".formatted(date.column(), time.column());
        if (!dates.getFirst().isEmpty()) {
            var from = hours.getFirst().isEmpty() ? LocalTime.MIN : time(hours.getFirst(), false);
            where.and(column + " >= " + where.parameter(date(dates.getFirst()).atTime(from)));
        }
        if (!dates.getLast().isEmpty()) {
            var to = hours.getLast().isEmpty() ? LAST_OF_A_DAY : time(hours.getLast(), true);
            where.and(column + " <= " + where.parameter(date(dates.getLast()).atTime(to)));
        }
    }

    /** Universal matching (PS3.4 C.2.2.2.3) adds no condition. Errors: INVALID_REQUEST for a value that cannot be compared. */
    void add(Key key, String value) {
        var wanted = value.strip();
        if (wanted.isEmpty() || wanted.chars().allMatch(c -> c == '*')) {
            return;
        }
        if (wanted.equals(EMPTY)) {
            where.and(empty(key));
            return;
        }
        switch (key.kind()) {
            case UID -> uids(key.column(), wanted);
            case TEXT -> texts(key.column(), wanted);
            case TEXT_ARRAY -> array(key.column(), wanted);
            case NAME -> name(key.column(), wanted);
            case DATE -> dates(key.column(), wanted);
            case TIME -> times(key.column(), wanted);
            case INTEGER -> where.and(key.column() + " = " + where.parameter(integer(wanted)));
        }
    }

    private static String empty(Key key) {
        return switch (key.kind()) {
            case UID, TEXT, NAME -> key.column() + " = ''";
            case TEXT_ARRAY -> "cardinality(" + key.column() + ") = 0";
            case DATE, TIME, INTEGER -> key.column() + " is null";
        };
    }

    private void uids(String column, String value) {
        var uids = UID_SEPARATOR
                .splitAsStream(value)
                .map(String::strip)
                .filter(uid -> !uid.isEmpty())
                .toList();
        if (!uids.stream().allMatch(Uid::isValid)) {
            throw new Rejected(Reason.INVALID_REQUEST, "not a UID");
        }
        where.and(column + " = any(" + where.parameter(uids.toArray(String[]::new)) + ")");
    }

    private void texts(String column, String value) {
        where.and(VALUE_SEPARATOR
                .splitAsStream(value)
                .map(String::strip)
                .map(each -> like(column, each))
                .collect(Collectors.joining(" or ", "(", ")")));
    }

    private String like(String column, String value) {
        return isWildcard(value)
                ? column + " like " + where.parameter(pattern(value))
                : column + " = " + where.parameter(value);
    }

    private void array(String column, String value) {
        where.and(VALUE_SEPARATOR
                .splitAsStream(value)
                .map(String::strip)
                .map(each -> "exists (select 1 from unnest(%s) each where %s)".formatted(column, like("each", each)))
                .collect(Collectors.joining(" or ", "(", ")")));
    }

    /** Without regard to case and accents, in any component group; fuzzy: every word begins some component. */
    private void name(String column, String value) {
        if (fuzzy) {
            for (var word : Folded.words(value)) {
                where.and("exists (select 1 from unnest(%s_words) each where each like %s)"
                        .formatted(column, where.parameter(pattern(word) + "%")));
            }
            return;
        }
        where.and("exists (select 1 from unnest(%s_forms) each where each like %s)"
                .formatted(column, where.parameter(pattern(Folded.name(value)))));
    }

    /** Words that must all occur somewhere in what people search by. */
    void anyText(String text) {
        for (var word : Folded.words(text)) {
            where.and("s.search_text like " + where.parameter("%" + pattern(word) + "%"));
        }
    }

    private void dates(String column, String value) {
        var ends = range(plainDates(value));
        if (!ends.getFirst().isEmpty()) {
            where.and(column + " >= " + where.parameter(date(ends.getFirst())));
        }
        if (!ends.getLast().isEmpty()) {
            where.and(column + " <= " + where.parameter(date(ends.getLast())));
        }
    }

    private static String plainDates(String value) {
        return value.replaceAll("(\\d{4})[-.](\\d{2})[-.](\\d{2})", "$1$2$3");
    }

    private void times(String column, String value) {
        var ends = range(value.replace(":", ""));
        if (!ends.getFirst().isEmpty()) {
            where.and(column + " >= " + where.parameter(time(ends.getFirst(), false)));
        }
        if (!ends.getLast().isEmpty()) {
            where.and(column + " <= " + where.parameter(time(ends.getLast(), true)));
        }
    }

    /** Both ends of a range (PS3.4 C.2.2.2.5); a single value is a range from and to itself. */
    private static List<String> range(String value) {
        if (!value.contains("-")) {
            return List.of(value, value);
        }
        var ends = new ArrayList<>(Arrays.asList(value.split("-", -1)));
        ends.replaceAll(String::strip);
        if (ends.size() != 2 || (ends.getFirst().isEmpty() && ends.getLast().isEmpty())) {
            throw new Rejected(Reason.INVALID_REQUEST, "not a range");
        }
        return ends;
    }

    private static LocalDate date(String value) {
        try {
            if (DATE.matcher(value).matches()) {
                return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
            }
        } catch (DateTimeException noSuchDay) {
            throw new Rejected(Reason.INVALID_REQUEST, "not a date", noSuchDay);
        }
        throw new Rejected(Reason.INVALID_REQUEST, "not a date");
    }

    /** @param last of an incomplete time the last moment it stands for instead of the first */
    private static LocalTime time(String value, boolean last) {
        if (!TIME.matcher(value).matches()) {
            throw new Rejected(Reason.INVALID_REQUEST, "not a time");
        }
        var filling = last ? "  5959.999999" : "  0000.000000";
        var whole = value + filling.substring(value.length());
        try {
            int micros = Integer.parseInt(whole.substring(7));
            return LocalTime.of(part(whole, 0), part(whole, 2), part(whole, 4), micros * MICROSECOND_NANOS);
        } catch (DateTimeException noSuchTime) {
            throw new Rejected(Reason.INVALID_REQUEST, "not a time", noSuchTime);
        }
    }

    private static int part(String time, int from) {
        return Integer.parseInt(time.substring(from, from + 2));
    }

    private static int integer(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new Rejected(Reason.INVALID_REQUEST, "not a number", e);
        }
    }

    private static boolean isWildcard(String value) {
        return value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
    }

    /** Wildcards (PS3.4 C.2.2.2.4) as those of LIKE. */
    private static String pattern(String value) {
        return value.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%')
                .replace('?', '_');
    }
}

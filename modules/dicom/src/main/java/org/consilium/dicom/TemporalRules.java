package org.consilium.dicom;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times as values write them (PS3.5 table 6.2-1), and ranges of them in queries (PS3.4 C.2.2.2.5). */
final class TemporalRules {

    private static final Pattern DATE = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern TIME =
            Pattern.compile("([01][0-9]|2[0-3])([0-5][0-9](([0-5][0-9]|60)(\\.[0-9]{1,6})?)?)?");
    private static final Pattern DATE_TIME = Pattern.compile("([0-9]{4})(0[1-9]|1[0-2])?(?:(?<=[0-9]{6})([0-9]{2}))?"
            + "(?:(?<=[0-9]{8})(?:[01][0-9]|2[0-3])(?:[0-5][0-9](?:(?:[0-5][0-9]|60)(?:\\.[0-9]{1,6})?)?)?)?"
            + "(?:[+-](?:0[0-9]|1[0-4])[0-5][0-9])?");

    private TemporalRules() {}

    static boolean isWellFormed(VR vr, String value, boolean ranges) {
        if (isOne(vr, value)) {
            return true;
        }
        if (!ranges) {
            return false;
        }
        for (int dash = value.indexOf('-'); dash >= 0; dash = value.indexOf('-', dash + 1)) {
            String from = value.substring(0, dash);
            String to = value.substring(dash + 1);
            if (value.length() > 1 && isEmptyOrOne(vr, from) && isEmptyOrOne(vr, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEmptyOrOne(VR vr, String value) {
        return value.isEmpty() || isOne(vr, value);
    }

    private static boolean isOne(VR vr, String value) {
        Matcher matcher = switch (vr) {
            case DA -> DATE.matcher(value);
            case TM -> TIME.matcher(value);
            default -> DATE_TIME.matcher(value);
        };
        return matcher.matches() && (vr == VR.TM || isDay(matcher));
    }

    /** Whether the calendar has such a day; month and day may be left away. */
    private static boolean isDay(Matcher matcher) {
        String month = matcher.group(2);
        String day = matcher.group(3);
        try {
            LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    month == null ? 1 : Integer.parseInt(month),
                    day == null ? 1 : Integer.parseInt(day));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}

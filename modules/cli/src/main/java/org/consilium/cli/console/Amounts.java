package org.consilium.cli.console;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Amounts {

    private static final int KILO = 1000;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Amounts() {}

    /** Bytes with three digits or more and a decimal unit, for example {@code 12.3 MB}. */
    public static String bytes(double bytes) {
        int unit = 0;
        double value = bytes;
        while (value >= KILO && unit < UNITS.length - 1) {
            value /= KILO;
            unit++;
        }
        String format = unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, format, value, UNITS[unit]);
    }

    /** Bytes per second; empty while no time has passed. */
    public static String rate(long bytes, Duration elapsed) {
        return elapsed.isPositive() ? bytes(bytes / (elapsed.toNanos() / 1e9)) + "/s" : "";
    }

    /** Minutes and seconds, with hours where there are some: {@code 0:07}, {@code 1:02:03}. */
    public static String time(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    /** A count with its noun: {@code 1 object}, {@code 2 objects}. */
    public static String count(long count, String noun) {
        return count + " " + (count == 1 ? noun : noun + "s");
    }
}

package org.consilium.cases.routing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.consilium.cases.duty.Duty;
import org.consilium.cases.duty.DutyEntry;

/** What a plan says of an instant, as a sentence: times by the clock on the wall of the person, with the zone. */
final class DutyWords {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private DutyWords() {}

    static String off(Duty.Off off, ZoneId zone) {
        var next = off.next().map(instant -> at(instant, zone));
        return off.away()
                .map(away -> away(away, zone)
                        + next.map(begin -> ", on duty again from %s.".formatted(begin))
                                .orElse(", no duty is planned after it."))
                .orElseGet(() -> next.map(begin -> "Is off duty, works from %s in %s.".formatted(begin, zone))
                        .orElse("Is off duty, and none is planned."));
    }

    private static String away(DutyEntry away, ZoneId zone) {
        var why = away.kind() == DutyEntry.Kind.VACATION ? "Is on vacation" : "Is away";
        return "%s until %s in %s".formatted(why, at(away.period().to(), zone), zone);
    }

    /** The middle of a sentence. */
    static String on(Duty.On on, ZoneId zone) {
        return on.until()
                .map(end -> "on duty until %s in %s".formatted(at(end, zone), zone))
                .orElse("on duty round the clock");
    }

    private static String at(Instant instant, ZoneId zone) {
        return AT.format(instant.atZone(zone));
    }
}

package org.consilium.cases.routing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.consilium.cases.Explanation;
import org.consilium.cases.Explanation.Reason;
import org.consilium.cases.duty.Duty;
import org.consilium.cases.duty.DutyEntry;

/** What a plan says of an instant, with the zone of the person, by whose clock on the wall it is told. */
final class DutyReasons {

    private DutyReasons() {}

    static Explanation off(Duty.Off off, ZoneId zone) {
        return off.away()
                .map(away -> Because.all(away(away, zone), after(off.next(), zone)))
                .orElseGet(() -> off.next()
                        .map(begin -> Because.OFF_DUTY_UNTIL.alone("at", begin, "zone", zone))
                        .orElseGet(Because.OFF_DUTY::alone));
    }

    private static Reason away(DutyEntry away, ZoneId zone) {
        var because = away.kind() == DutyEntry.Kind.VACATION ? Because.ON_VACATION : Because.AWAY;
        return because.with("at", away.period().to(), "zone", zone);
    }

    private static Reason after(Optional<Instant> next, ZoneId zone) {
        return next.map(begin -> Because.BACK_ON_DUTY.with("at", begin, "zone", zone))
                .orElseGet(Because.NO_DUTY_AFTER::with);
    }

    static Reason on(Duty.On on, ZoneId zone) {
        return on.until()
                .map(end -> Because.ON_DUTY_UNTIL.with("at", end, "zone", zone))
                .orElseGet(Because.ON_DUTY::with);
    }
}

package org.consilium.cases.duty.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.consilium.cases.duty.DutyEntry.Kind;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.cases.duty.Period;
import org.consilium.security.PersonId;

/** The duty times of one person as an iCalendar object. It names neither people nor cases. */
public final class DutyCalendar {

    /** Ends the UID of every event written here, so that an upload knows them. */
    static final String UID_SUFFIX = "@duty.consilium";

    /** How far back and ahead the calendar reaches. */
    public static final Duration PAST = Duration.ofDays(14);

    public static final Duration AHEAD = Duration.ofDays(90);

    private DutyCalendar() {}

    /** Every stretch of duty and every absence around an instant as an event, in UTC. */
    public static String write(PersonId person, DutyPlan plan, Instant now) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Consilium//Duty times//EN");
        calendar.setMethod(Method.publish());
        calendar.setName("Consilium duty");
        var window = new Period(now.minus(PAST), now.plus(AHEAD));
        for (var duty : plan.periods(window)) {
            calendar.addEvent(event("duty-" + duty.from().getEpochSecond() + "-" + person, "On duty", duty, now));
        }
        for (var entry : plan.entries()) {
            if (entry.kind().isAway() && entry.period().overlaps(window)) {
                var summary = entry.kind() == Kind.VACATION ? "Vacation" : "Away";
                calendar.addEvent(event("away-" + entry.id(), summary, entry.period(), now));
            }
        }
        return Biweekly.write(calendar).go();
    }

    private static VEvent event(String name, String summary, Period period, Instant now) {
        var event = new VEvent();
        event.setUid(name + UID_SUFFIX);
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(Date.from(period.from()), true);
        event.setDateEnd(Date.from(period.to()), true);
        event.setSummary(summary);
        return event;
    }
}

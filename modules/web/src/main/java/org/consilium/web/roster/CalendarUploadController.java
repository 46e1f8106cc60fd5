package org.consilium.web.roster;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.duty.DutyEntry.Kind;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.cases.duty.calendar.CalendarReader;
import org.consilium.cases.duty.calendar.UploadedCalendar;
import org.consilium.cases.duty.calendar.UploadedCalendar.Outcome;
import org.consilium.security.Person;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes events of a calendar file into the plan of a person: all of them or, when one cannot be taken, none. */
@RestController
@RequestMapping("/api/persons/{id}/duty/calendar")
public final class CalendarUploadController {

    static final String TEXT_CALENDAR = "text/calendar";

    private final RosterAccess access;
    private final DutyRoster roster;
    private final InstantSource time;

    public CalendarUploadController(RosterAccess access, DutyRoster roster, InstantSource time) {
        this.access = access;
        this.roster = roster;
        this.time = time;
    }

    /**
     * What would come of every event, and with {@code apply} what came of it.
     *
     * @param as what the events are: the file does not say it in a way that all programs share
     */
    @PostMapping(consumes = TEXT_CALENDAR)
    CalendarReport upload(
            Person by,
            @PathVariable UUID id,
            @RequestParam Kind as,
            @RequestParam(defaultValue = "false") boolean apply,
            @RequestBody byte[] file) {
        var whose = access.changed(by, id);
        var uploaded = new CalendarReader(access.plan(whose), as, time.instant())
                .read(new String(file, StandardCharsets.UTF_8));
        var applied = apply && uploaded.isAcceptable();
        if (applied) {
            roster.add(whose.id(), uploaded.uids(), uploaded.entries());
        }
        return CalendarReport.of(uploaded, applied);
    }

    /** @param acceptable whether it can be applied */
    record CalendarReport(boolean applied, boolean acceptable, int entries, List<EventLine> events) {

        static CalendarReport of(UploadedCalendar uploaded, boolean applied) {
            return new CalendarReport(
                    applied,
                    uploaded.isAcceptable(),
                    uploaded.entries().size(),
                    uploaded.events().stream().map(EventLine::of).toList());
        }
    }

    /** @param times how often it takes place */
    record EventLine(int number, String summary, Optional<Instant> from, int times, Outcome outcome, String reason) {

        static EventLine of(UploadedCalendar.Event event) {
            return new EventLine(
                    event.number(),
                    event.summary(),
                    event.from(),
                    event.entries().size(),
                    event.outcome(),
                    event.reason());
        }
    }
}

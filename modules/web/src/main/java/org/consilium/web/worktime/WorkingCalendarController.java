package org.consilium.web.worktime;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consilium.cases.CasesSettings;
import org.consilium.cases.Discipline;
import org.consilium.cases.Urgency;
import org.consilium.cases.duty.WorkingCalendars;
import org.consilium.cases.duty.WorkingClock;
import org.consilium.cases.duty.WorkingHours;
import org.consilium.cases.duty.calendar.HolidayFile;
import org.consilium.cases.routing.InstitutionTree;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Administration;
import org.consilium.security.InstitutionId;
import org.consilium.security.Institutions;
import org.consilium.security.Person;
import org.consilium.security.Right;
import org.consilium.security.Rights;
import org.consilium.web.csv.Csv;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.worktime.CalendarBodies.CalendarBody;
import org.consilium.web.worktime.CalendarBodies.CalendarView;
import org.consilium.web.worktime.CalendarBodies.FoundHoliday;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** When an institution works. Changed by who administers it, and by coordinators of it or of an institution above. */
@RestController
@RequestMapping("/api/institutions/{id}/working-calendar")
public final class WorkingCalendarController {

    private final WorkingCalendars calendars;
    private final Institutions institutions;
    private final InstitutionNames names;
    private final Administration administration;
    private final CasesSettings settings;
    private final InstantSource time;

    public WorkingCalendarController(
            WorkingCalendars calendars,
            Institutions institutions,
            InstitutionNames names,
            Administration administration,
            CasesSettings settings,
            InstantSource time) {
        this.calendars = calendars;
        this.institutions = institutions;
        this.names = names;
        this.administration = administration;
        this.settings = settings;
        this.time = time;
    }

    /** The calendar that counts: its own, or that of the nearest institution above. */
    @GetMapping
    CalendarView get(Person by, @PathVariable UUID id) {
        return view(by, known(id));
    }

    /** Cases that were sent before keep their times. */
    @PutMapping
    CalendarView save(Person by, @PathVariable UUID id, @RequestBody CalendarBody body) {
        var institution = changed(by, id);
        calendars.save(institution, body.calendar());
        return view(by, institution);
    }

    /** From now on that of an institution above counts, or every hour. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Person by, @PathVariable UUID id) {
        calendars.remove(changed(by, id));
    }

    /** Holidays of a file in iCalendar format; keeps nothing. */
    @PostMapping(path = "/holidays", consumes = "text/calendar")
    List<FoundHoliday> ofCalendar(
            Person by, @PathVariable UUID id, @RequestParam String zone, @RequestBody byte[] file) {
        changed(by, id);
        try {
            return HolidayFile.ofCalendar(text(file), ZoneId.of(zone), time.instant()).stream()
                    .map(FoundHoliday::of)
                    .toList();
        } catch (DateTimeException e) {
            throw new Rejected(Reason.INVALID_REQUEST, "zone is not a time zone", e);
        }
    }

    /** Holidays of a table with a date and a name in each line; keeps nothing. */
    @PostMapping(path = "/holidays", consumes = "text/csv")
    List<FoundHoliday> ofTable(Person by, @PathVariable UUID id, @RequestBody byte[] file) {
        changed(by, id);
        return HolidayFile.ofTable(Csv.read(text(file), WorkingHours.HOLIDAYS_MAX)).stream()
                .map(FoundHoliday::of)
                .toList();
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private CalendarView view(Person by, InstitutionId institution) {
        var counts = calendars.inForce(institution);
        return new CalendarView(
                counts.map(known -> names.of(known.institution())),
                counts.map(known -> CalendarBody.of(known.calendar())),
                usual(),
                mayChange(by, institution));
    }

    private Map<WorkingClock, Long> usual() {
        var usual = new EnumMap<WorkingClock, Long>(WorkingClock.class);
        for (var urgency : Urgency.values()) {
            for (var discipline : Discipline.values()) {
                WorkingClock.of(urgency, discipline)
                        .ifPresent(clock -> usual.put(
                                clock, settings.answer().of(urgency, discipline).toMinutes()));
            }
        }
        return usual;
    }

    private InstitutionId known(UUID id) {
        return institutions
                .find(new InstitutionId(id))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND))
                .id();
    }

    private InstitutionId changed(Person by, UUID id) {
        var institution = known(id);
        if (!mayChange(by, institution)) {
            throw new Rejected(Reason.NOT_AUTHORIZED);
        }
        return institution;
    }

    private boolean mayChange(Person by, InstitutionId institution) {
        return administration.covers(by, institution)
                || (Rights.may(by, Right.COORDINATE)
                        && new InstitutionTree(institutions.all())
                                .upwards(institution)
                                .contains(by.institution()));
    }
}

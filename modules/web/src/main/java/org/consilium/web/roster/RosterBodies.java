package org.consilium.web.roster;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.duty.Duty;
import org.consilium.cases.duty.DutyEntry;
import org.consilium.cases.duty.DutyEntry.Kind;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.cases.duty.Period;
import org.consilium.cases.duty.Shift;
import org.consilium.web.json.Body;
import org.consilium.web.people.InstitutionNames.InstitutionRef;
import org.jspecify.annotations.Nullable;

/** How the roster is written in JSON. */
final class RosterBodies {

    private RosterBodies() {}

    /** @param now for which {@code duty} is said */
    record RosterView(Instant now, Instant from, Instant to, List<RosterRow> people) {}

    /**
     * One row of the picture.
     *
     * @param onDuty stretches within the window asked for, absences taken out
     */
    record RosterRow(
            UUID id,
            String name,
            InstitutionRef institution,
            Optional<String> department,
            Optional<String> specialty,
            String zone,
            boolean roundTheClock,
            DutyView duty,
            List<PeriodView> onDuty,
            List<EntryView> entries,
            List<PersonRef> deputies,
            boolean mayChange) {}

    record PersonRef(UUID id, String name) {}

    record PeriodView(Instant from, Instant to) {

        static PeriodView of(Period period) {
            return new PeriodView(period.from(), period.to());
        }
    }

    /**
     * What the plan says of now.
     *
     * @param until end of this duty, or of the absence
     * @param next when the next duty begins
     * @param away kind of the absence
     */
    record DutyView(boolean on, Optional<Instant> until, Optional<Instant> next, Optional<Kind> away) {

        static DutyView of(Duty duty) {
            return switch (duty) {
                case Duty.On on -> new DutyView(true, on.until(), Optional.empty(), Optional.empty());
                case Duty.Off off ->
                    new DutyView(
                            false,
                            off.away().map(entry -> entry.period().to()),
                            off.next(),
                            off.away().map(DutyEntry::kind));
            };
        }
    }

    /** @param fromCalendar came with an uploaded calendar */
    record EntryView(UUID id, Kind kind, Instant from, Instant to, boolean fromCalendar) {

        static EntryView of(DutyEntry entry) {
            return new EntryView(
                    entry.id(),
                    entry.kind(),
                    entry.period().from(),
                    entry.period().to(),
                    entry.calendarUid().isPresent());
        }
    }

    record PlanView(
            UUID id,
            String name,
            String zone,
            boolean roundTheClock,
            List<ShiftView> hours,
            List<EntryView> entries,
            List<PersonRef> deputies,
            DutyView duty,
            boolean mayChange) {}

    record ShiftView(DayOfWeek day, LocalTime from, LocalTime to) {

        static ShiftView of(Shift shift) {
            return new ShiftView(shift.day(), shift.from(), shift.to());
        }
    }

    record ShiftRequest(
            @Nullable DayOfWeek day,
            @Nullable LocalTime from,
            @Nullable LocalTime to) {

        Shift shift() {
            return new Shift(
                    Body.require(day, "hours.day"), Body.require(from, "hours.from"), Body.require(to, "hours.to"));
        }
    }

    record HoursRequest(
            @Nullable Boolean roundTheClock, @Nullable List<ShiftRequest> hours) {}

    record DeputiesRequest(@Nullable List<UUID> deputies) {}

    /** @param from by the clock on the wall of the person, as {@code to} */
    record EntryRequest(
            @Nullable Kind kind,
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime to) {

        DutyEntry entry(DutyPlan plan) {
            return new DutyEntry(
                    UUID.randomUUID(),
                    Body.require(kind, "kind"),
                    new Period(plan.instant(Body.require(from, "from")), plan.instant(Body.require(to, "to"))),
                    Optional.empty());
        }
    }
}

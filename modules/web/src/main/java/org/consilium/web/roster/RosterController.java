package org.consilium.web.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.duty.DutyPlan;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.cases.duty.Period;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.roster.RosterBodies.DutyView;
import org.consilium.web.roster.RosterBodies.EntryView;
import org.consilium.web.roster.RosterBodies.PeriodView;
import org.consilium.web.roster.RosterBodies.PersonRef;
import org.consilium.web.roster.RosterBodies.RosterRow;
import org.consilium.web.roster.RosterBodies.RosterView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is on duty, as a picture of some days. */
@RestController
@RequestMapping("/api/roster")
public final class RosterController {

    /** Longest stretch of time that is worked out for everybody. */
    static final Duration WINDOW_MAX = Duration.ofDays(62);

    private final RosterAccess access;
    private final DutyRoster roster;
    private final SpecialistProfiles profiles;
    private final People people;
    private final InstitutionNames institutions;
    private final InstantSource time;

    public RosterController(
            RosterAccess access,
            DutyRoster roster,
            SpecialistProfiles profiles,
            People people,
            InstitutionNames institutions,
            InstantSource time) {
        this.access = access;
        this.roster = roster;
        this.profiles = profiles;
        this.people = people;
        this.institutions = institutions;
        this.time = time;
    }

    /** Everybody active whose plan the caller sees, who is on duty in front. */
    @GetMapping
    RosterView of(Person by, @RequestParam Instant from, @RequestParam Instant to) {
        var window = new Period(from, to);
        if (Duration.between(from, to).compareTo(WINDOW_MAX) > 0) {
            throw new Rejected(Reason.INVALID_REQUEST, "at most " + WINDOW_MAX.toDays() + " days");
        }
        var now = time.instant();
        var plans = roster.plans(from.isBefore(now) ? from : now);
        var departments = profiles.departments();
        var deputies = roster.deputies();
        var rows = profiles.all().stream()
                .flatMap(profile -> people.find(profile.person()).stream()
                        .filter(whose -> whose.active() && access.maySee(by, whose))
                        .flatMap(whose -> Optional.ofNullable(plans.get(whose.id())).stream()
                                .map(plan -> row(
                                        by,
                                        whose,
                                        profile,
                                        Optional.ofNullable(departments.get(whose.id())),
                                        plan,
                                        deputies,
                                        window,
                                        now))))
                .sorted(Comparator.comparing((RosterRow row) -> !row.duty().on())
                        .thenComparing(RosterRow::name))
                .toList();
        return new RosterView(now, from, to, rows);
    }

    private RosterRow row(
            Person by,
            Person whose,
            SpecialistProfile profile,
            Optional<String> department,
            DutyPlan plan,
            Map<PersonId, List<PersonId>> deputies,
            Period window,
            Instant now) {
        return new RosterRow(
                whose.id().value(),
                whose.name(),
                institutions.of(whose.institution()),
                department,
                profile.specialty(),
                whose.zone().getId(),
                plan.roundTheClock(),
                DutyView.of(plan.at(now)),
                plan.periods(window).stream().map(PeriodView::of).toList(),
                plan.entries().stream()
                        .filter(entry -> entry.period().overlaps(window))
                        .map(EntryView::of)
                        .toList(),
                references(people, deputies.getOrDefault(whose.id(), List.of())),
                access.mayChange(by, whose));
    }

    static List<PersonRef> references(People people, List<PersonId> ids) {
        return ids.stream()
                .flatMap(id -> people.find(id).stream())
                .map(person -> new PersonRef(person.id().value(), person.name()))
                .toList();
    }
}

package org.consilium.web.roster;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.consilium.cases.duty.DutyRoster;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.security.PersonId;
import org.consilium.web.json.Body;
import org.consilium.web.roster.RosterBodies.DeputiesRequest;
import org.consilium.web.roster.RosterBodies.DutyView;
import org.consilium.web.roster.RosterBodies.EntryRequest;
import org.consilium.web.roster.RosterBodies.EntryView;
import org.consilium.web.roster.RosterBodies.HoursRequest;
import org.consilium.web.roster.RosterBodies.PlanView;
import org.consilium.web.roster.RosterBodies.ShiftRequest;
import org.consilium.web.roster.RosterBodies.ShiftView;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The plan of one person: changed by themselves, or by an administrator of their institution or of one above it. */
@RestController
@RequestMapping("/api/persons/{id}/duty")
public final class DutyController {

    private final RosterAccess access;
    private final DutyRoster roster;
    private final People people;
    private final InstantSource time;

    public DutyController(RosterAccess access, DutyRoster roster, People people, InstantSource time) {
        this.access = access;
        this.roster = roster;
        this.people = people;
        this.time = time;
    }

    @GetMapping
    PlanView get(Person by, @PathVariable UUID id) {
        return view(by, access.seen(by, id));
    }

    @PutMapping("/hours")
    PlanView saveHours(Person by, @PathVariable UUID id, @RequestBody HoursRequest body) {
        var whose = access.changed(by, id);
        var hours = Body.list(body.hours(), "hours").stream()
                .map(ShiftRequest::shift)
                .toList();
        roster.saveHours(whose.id(), Body.require(body.roundTheClock(), "roundTheClock"), hours);
        return view(by, whose);
    }

    @PutMapping("/deputies")
    PlanView saveDeputies(Person by, @PathVariable UUID id, @RequestBody DeputiesRequest body) {
        var whose = access.changed(by, id);
        roster.saveDeputies(
                whose.id(),
                Body.list(body.deputies(), "deputies").stream()
                        .map(PersonId::new)
                        .toList());
        return view(by, whose);
    }

    @PostMapping("/entries")
    @ResponseStatus(HttpStatus.CREATED)
    PlanView addEntry(Person by, @PathVariable UUID id, @RequestBody EntryRequest body) {
        var whose = access.changed(by, id);
        roster.add(whose.id(), Set.of(), List.of(body.entry(access.plan(whose))));
        return view(by, whose);
    }

    @DeleteMapping("/entries/{entry}")
    PlanView removeEntry(Person by, @PathVariable UUID id, @PathVariable UUID entry) {
        var whose = access.changed(by, id);
        roster.remove(whose.id(), entry);
        return view(by, whose);
    }

    private PlanView view(Person by, Person whose) {
        var plan = access.plan(whose);
        return new PlanView(
                whose.id().value(),
                whose.name(),
                whose.zone().getId(),
                plan.roundTheClock(),
                plan.weekly().stream().map(ShiftView::of).toList(),
                plan.entries().stream().map(EntryView::of).toList(),
                RosterController.references(people, roster.deputies().getOrDefault(whose.id(), List.of())),
                DutyView.of(plan.at(time.instant())),
                access.mayChange(by, whose));
    }
}

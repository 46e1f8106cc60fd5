package org.consilium.web.routing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.cases.SpecialistProfile;
import org.consilium.cases.SpecialistProfiles;
import org.consilium.cases.routing.RoutingRules;
import org.consilium.cases.routing.RuleVersion;
import org.consilium.security.InstitutionId;
import org.consilium.security.People;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.consilium.web.people.InstitutionNames.InstitutionRef;
import org.consilium.web.routing.RuleBodies.PlacesView;
import org.consilium.web.routing.RuleBodies.RuleBody;
import org.consilium.web.routing.RuleBodies.RulesRequest;
import org.consilium.web.routing.RuleBodies.TrialView;
import org.consilium.web.routing.RuleBodies.VersionView;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What coordinators lay down for the router: every version is kept, and a draft can be tried with recent cases first. */
@RestController
@RequestMapping("/api/routing-rules")
public final class RuleController {

    private final RoutingRules rules;
    private final SpecialistProfiles profiles;
    private final People people;

    public RuleController(RoutingRules rules, SpecialistProfiles profiles, People people) {
        this.rules = rules;
        this.profiles = profiles;
        this.people = people;
    }

    /** Whose rules the caller lays down, and which specialties a rule can name. */
    @GetMapping
    PlacesView places(Person by) {
        return new PlacesView(
                rules.places(by).stream()
                        .map(one -> new InstitutionRef(one.id().value(), one.name()))
                        .toList(),
                profiles.all().stream()
                        .map(SpecialistProfile::specialty)
                        .flatMap(Optional::stream)
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** Newest first; the first is in force. */
    @GetMapping("/{institution}")
    List<VersionView> versions(Person by, @PathVariable UUID institution) {
        return rules.versions(by, new InstitutionId(institution)).stream()
                .map(this::view)
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    VersionView publish(Person by, @RequestBody RulesRequest body) {
        return view(rules.publish(
                by,
                body.institution(),
                body.basedOn() == null ? 0 : body.basedOn(),
                body.set(),
                Body.optionalLine(body.note(), "note"),
                Optional.ofNullable(body.restores())));
    }

    /** Changes nothing. */
    @PostMapping("/dry-run")
    TrialView tryOut(Person by, @RequestBody RulesRequest body) {
        return TrialView.of(rules.tryOut(by, body.institution(), body.set()));
    }

    private VersionView view(RuleVersion version) {
        return new VersionView(
                version.version(),
                version.savedAt(),
                people.find(version.savedBy()).map(Person::name).orElse(""),
                version.note(),
                version.restores(),
                version.set().ranks(),
                version.set().rules().stream().map(RuleBody::of).toList());
    }
}

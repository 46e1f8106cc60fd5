package org.consilium.web.emergency;

import java.util.List;
import java.util.UUID;
import org.consilium.cases.Emergencies;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was opened in emergencies: listed for privacy officers, closed by their review. */
@RestController
@RequestMapping("/api/emergencies")
public final class EmergencyController {

    private final Emergencies emergencies;

    public EmergencyController(Emergencies emergencies) {
        this.emergencies = emergencies;
    }

    /** Those that wait for a review first. */
    @GetMapping
    List<EmergencyView> list(Person person) {
        return emergencies.list(person).stream().map(EmergencyView::of).toList();
    }

    @PostMapping("/{id}/review")
    EmergencyView review(Person person, @PathVariable UUID id, @RequestBody ReviewBody body) {
        return EmergencyView.of(emergencies.review(
                person, id, Body.require(body.justified(), "justified"), Body.text(body.note(), "note")));
    }

    record ReviewBody(@Nullable Boolean justified, @Nullable String note) {}
}

package org.consilium.web.operations;

import java.io.IOException;
import java.util.List;
import org.consilium.archive.check.Checks;
import org.consilium.archive.check.Finding.Action;
import org.consilium.archive.check.Finding.State;
import org.consilium.archive.check.Rounds;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What arrives, what waits, how full everything is, and what the checks of the object store have found. */
@RestController
@RequestMapping("/api/operations")
public final class OperationsController {

    private static final int FINDINGS_MAX = 500;

    private final OperationsViews views;
    private final Checks checks;

    public OperationsController(OperationsViews views, Checks checks) {
        this.views = views;
        this.checks = checks;
    }

    @GetMapping
    OperationsView now() {
        return views.now();
    }

    /** The newest of a state, at most 500. */
    @GetMapping("/findings")
    List<FindingView> findings(@RequestParam(defaultValue = "OPEN") State state) {
        return checks.findings().list(state, FINDINGS_MAX).stream()
                .map(FindingView::of)
                .toList();
    }

    @PostMapping("/findings/{id}")
    FindingView act(@PathVariable long id, @RequestBody ActionRequest body, Person person) throws InterruptedException {
        try {
            return FindingView.of(checks.desk().act(id, Body.require(body.action(), "action"), person.id()));
        } catch (IOException storeIsAway) {
            throw new Rejected(Reason.UNAVAILABLE, "object store", storeIsAway);
        }
    }

    /** Has a check of the object store begin at once, though its time has not come. */
    @PostMapping("/checks/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void begin(@PathVariable Rounds.Name name) {
        checks.rounds().request(name);
    }

    record ActionRequest(@Nullable Action action) {}
}

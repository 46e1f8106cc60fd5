package org.consilium.web.retention;

import java.util.List;
import org.consilium.archive.removal.LegalHolds;
import org.consilium.kernel.Uid;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.consilium.web.retention.DeletionController.ReasonRequest;
import org.consilium.web.retention.DeletionController.StudyRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Studies that must not be deleted whatever policies say. */
@RestController
@RequestMapping("/api/retention/holds")
public final class HoldController {

    private final LegalHolds holds;

    public HoldController(LegalHolds holds) {
        this.holds = holds;
    }

    /** Those that hold now first, lifted ones behind them. */
    @GetMapping
    List<HoldView> newest() {
        return holds.newest().stream().map(HoldView::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    HoldView place(Person person, @RequestBody StudyRequest body) {
        var study = new Uid(Body.line(body.studyInstanceUid(), "studyInstanceUid"));
        return HoldView.of(holds.place(study, Names.of(person), Body.line(body.reason(), "reason")));
    }

    @PostMapping("/{id}/lift")
    HoldView lift(Person person, @PathVariable long id, @RequestBody ReasonRequest body) {
        return HoldView.of(holds.lift(id, Names.of(person), Body.line(body.reason(), "reason")));
    }
}

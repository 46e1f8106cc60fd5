package org.consilium.web.retention;

import java.util.List;
import java.util.Set;
import org.consilium.archive.removal.StudyDeletion.State;
import org.consilium.archive.removal.StudyDeletions;
import org.consilium.archive.retention.Retention;
import org.consilium.kernel.Uid;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.consilium.web.people.InstitutionNames;
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

/** Studies that are proposed for deletion, hidden, or gone; and deleting one by hand. */
@RestController
@RequestMapping("/api/retention/deletions")
public final class DeletionController {

    private final StudyDeletions deletions;
    private final Retention retention;
    private final InstitutionNames institutions;

    public DeletionController(StudyDeletions deletions, Retention retention, InstitutionNames institutions) {
        this.deletions = deletions;
        this.retention = retention;
        this.institutions = institutions;
    }

    /** The newest of some states, at most {@link StudyDeletions#LIST_MAX}. */
    @GetMapping
    List<DeletionView> newest(@RequestParam(defaultValue = "PROPOSED") Set<State> state) {
        return deletions.newest(state).stream()
                .map(deletion -> DeletionView.of(deletion, institutions))
                .toList();
    }

    /** Hides a study at once; it is removed after the grace. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DeletionView delete(Person person, @RequestBody StudyRequest body) {
        var study = new Uid(Body.line(body.studyInstanceUid(), "studyInstanceUid"));
        return DeletionView.of(
                deletions.delete(study, Names.of(person), Body.line(body.reason(), "reason")), institutions);
    }

    /** Hides studies that were proposed, at most 200; the answer says which must stay, and why. */
    @PostMapping("/confirm")
    List<DeletionView> confirm(Person person, @RequestBody ConfirmRequest body) {
        return retention.confirm(Body.list(body.ids(), "ids"), Names.of(person)).stream()
                .map(deletion -> DeletionView.of(deletion, institutions))
                .toList();
    }

    @PostMapping("/{id}/dismiss")
    DeletionView dismiss(Person person, @PathVariable long id, @RequestBody ReasonRequest body) {
        return DeletionView.of(
                deletions.dismiss(id, Names.of(person), Body.line(body.reason(), "reason")), institutions);
    }

    @PostMapping("/{id}/take-back")
    DeletionView takeBack(Person person, @PathVariable long id, @RequestBody ReasonRequest body) {
        return DeletionView.of(
                deletions.takeBack(id, Names.of(person), Body.line(body.reason(), "reason")), institutions);
    }

    /** @param reason one line, required */
    record StudyRequest(
            @Nullable String studyInstanceUid, @Nullable String reason) {}

    /** @param reason one line, required */
    record ReasonRequest(@Nullable String reason) {}

    record ConfirmRequest(@Nullable List<Long> ids) {}
}

package org.consilium.web.steward;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.archive.reject.Rejection;
import org.consilium.archive.reject.Rejections;
import org.consilium.archive.reject.Title;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.consilium.web.people.InstitutionNames;
import org.consilium.web.people.InstitutionNames.InstitutionRef;
import org.consilium.web.steward.CorrectionView.UndoneView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Images that rejection notes have hidden, and how they are shown again. */
@RestController
@RequestMapping("/api/rejections")
public final class RejectionController {

    private final Rejections rejections;
    private final InstitutionNames institutions;

    public RejectionController(Rejections rejections, InstitutionNames institutions) {
        this.rejections = rejections;
        this.institutions = institutions;
    }

    /** Newest first, those taken back included. */
    @GetMapping
    List<RejectionView> newest(Person person) {
        return rejections.newest(new Caller.Human(person)).stream()
                .map(this::view)
                .toList();
    }

    @PostMapping("/{id}/undo")
    RejectionView undo(Person person, @PathVariable long id, @RequestBody UndoRequest body) {
        return view(rejections.undo(
                new Caller.Human(person),
                id,
                person.name() + " (" + person.account() + ")",
                Body.line(body.reason(), "reason")));
    }

    private RejectionView view(Rejection rejection) {
        return new RejectionView(
                rejection.id(),
                rejection.title(),
                rejection.study().value(),
                institutions.of(rejection.institution()),
                rejection.sender(),
                rejection.receivedAt(),
                rejection.instances(),
                rejection.undone().map(undone -> new UndoneView(undone.by(), undone.reason(), undone.at())));
    }

    /**
     * A rejection.
     *
     * @param studyInstanceUid of the note
     * @param instances that the note names
     */
    record RejectionView(
            long id,
            Title title,
            String studyInstanceUid,
            InstitutionRef institution,
            String sender,
            Instant receivedAt,
            int instances,
            Optional<UndoneView> undone) {}

    /** @param reason one line, required */
    record UndoRequest(@Nullable String reason) {}
}

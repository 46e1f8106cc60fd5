package org.consilium.web.steward;

import java.io.IOException;
import java.util.List;
import org.consilium.archive.Page;
import org.consilium.archive.conflict.Choice;
import org.consilium.archive.conflict.Conflict;
import org.consilium.archive.conflict.Conflicts;
import org.consilium.archive.conflict.PictureSource;
import org.consilium.imaging.render.FrameRenderer;
import org.consilium.imaging.render.Picture;
import org.consilium.imaging.render.RenderOptions;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Caller;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.consilium.web.people.InstitutionNames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Newcomers that say something else than what is stored under their UID, until an image steward has decided. */
@RestController
@RequestMapping("/api/conflicts")
public final class ConflictController {

    /** Most conflicts of one page. */
    static final int LIMIT_MAX = 200;

    /** Side of a picture in pixels. */
    static final int PICTURE_SIDE = 360;

    private final Conflicts conflicts;
    private final InstitutionNames institutions;
    private final FrameRenderer renderer;

    public ConflictController(Conflicts conflicts, InstitutionNames institutions, FrameRenderer renderer) {
        this.conflicts = conflicts;
        this.institutions = institutions;
        this.renderer = renderer;
    }

    /** @param decided whether those that have ended are wanted, else those that wait */
    @GetMapping
    ConflictPage list(
            Person person,
            @RequestParam(defaultValue = "false") boolean decided,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") long offset) {
        Page<Conflict> page =
                conflicts.page(new Caller.Human(person), decided, Math.clamp(limit, 1, LIMIT_MAX), Math.max(0, offset));
        var fill = conflicts.fill();
        return new ConflictPage(
                page.total(),
                page.rows().stream()
                        .map(conflict -> ConflictView.of(conflict, institutions))
                        .toList(),
                new QuarantineView(
                        fill.bytes(),
                        fill.limits().bytesMax(),
                        fill.files(),
                        fill.limits().filesMax(),
                        fill.turnedAway()));
    }

    @GetMapping("/{id}")
    ConflictDetailView one(Person person, @PathVariable long id) throws IOException {
        return conflicts
                .find(new Caller.Human(person), id)
                .map(detail -> ConflictDetailView.of(detail, institutions))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    @GetMapping("/{id}/original/picture")
    ResponseEntity<byte[]> originalPicture(Person person, @PathVariable long id) throws IOException {
        return picture(conflicts.originalPicture(new Caller.Human(person), id));
    }

    @GetMapping("/{id}/newcomer/picture")
    ResponseEntity<byte[]> newcomerPicture(Person person, @PathVariable long id) throws IOException {
        return picture(conflicts.newcomerPicture(new Caller.Human(person), id));
    }

    private ResponseEntity<byte[]> picture(PictureSource source) {
        Picture picture = renderer.render(
                source.header(),
                source.index(),
                source.transferSyntax(),
                source.frame(),
                RenderOptions.thumbnail(PICTURE_SIDE));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.type().mediaType()))
                .body(picture.bytes());
    }

    @PostMapping("/{id}/decision")
    ConflictView decide(Person person, @PathVariable long id, @RequestBody DecisionRequest body) throws IOException {
        Conflict decided = conflicts.decide(
                new Caller.Human(person),
                id,
                Body.require(body.choice(), "choice"),
                Body.line(body.reason(), "reason"),
                person.name() + " (" + person.account() + ")");
        return ConflictView.of(decided, institutions);
    }

    /**
     * A part of the list.
     *
     * @param total of this state that the person sees
     */
    record ConflictPage(long total, List<ConflictView> conflicts, QuarantineView quarantine) {}

    /**
     * How full the quarantine is.
     *
     * @param turnedAway newcomers that found no room since the node was started
     */
    record QuarantineView(long bytes, long bytesMax, int files, int filesMax, long turnedAway) {}

    /** @param reason one line, required */
    record DecisionRequest(
            @Nullable Choice choice, @Nullable String reason) {}
}
